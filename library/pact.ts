/** The pacts of the contract, and the request filter that signs the requests that Pact's Verifier replays. */
export { pactFiles } from '#contracts';
export { type FilterOptions, type RequestFilter, signingRequestFilter } from '#suites';
