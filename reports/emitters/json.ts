import type { Emitter } from '../model.ts';
import { printableJson } from './printable-text.ts';

/** The report as JSON, described by `report.schema.json`. */
export const json: Emitter = {
  name: 'json',
  file: 'report.json',
  emit: (report) => `${printableJson(report, 2)}\n`,
};
