export { ConformanceError, type ConformanceErrorCode } from './conformance-error.ts';
export type * from './model.ts';
