/** The contract as pacts, and the request filter that signs what Pact's Verifier replays. */
export { pactFiles } from '#contracts';
export { type FilterOptions, type RequestFilter, signingRequestFilter } from '#suites';
