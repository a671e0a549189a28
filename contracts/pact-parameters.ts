/**
 * Query parameters of a pact's request that name its operation and version. They are the same in every pact, whatever the
 * signature: the filter that signs a replayed request puts both facts where the signature wants them.
 */
export const pactParameters = { operation: 'Action', version: 'Version' } as const;
