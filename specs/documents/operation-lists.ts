/** Recognises lists of operation names, and labels that state the outcome of the operations below them. */
import { plainText } from './plain-text.ts';

const operationName = /^[A-Z][a-z]+[A-Z]\w*$/;

/** Whether a text is exactly one operation name. */
export function isOperationName(text: string): boolean {
  return operationName.test(text);
}

/** The operations that a text lists; empty if the text contains anything else. */
export function operationsIn(text: string): readonly string[] {
  const names = plainText(text.replace(/<\/?(?:li|ul|p|br)\s*\/?>/gi, '\n'))
    .split(/[\s、,，;；/|]+/)
    .map((name) => name.replace(/^[-*•·]$|[`。.]$|^`/g, ''))
    .filter((name) => name !== '');
  return names.length > 0 && names.every(isOperationName) ? names : [];
}

/** Whether a label states that operations fail, or that they work. */
export function saysOutcome(label: string): boolean {
  return /报错|返回错误|正常|error|normal|usual|fail/i.test(label);
}
