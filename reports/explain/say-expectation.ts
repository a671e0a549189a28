/** Describes the expected answer and effect in sentences: one entry each, complete. */
import type {
  ExpectedAnswer,
  ExpectedChange,
  ExpectedEffect,
  ExpectedError,
  FieldChange,
  RequestStep,
} from '#contracts';

/** `404 InvalidInstanceId.NotFound "The specified InstanceId does not exist."` */
export function sayError({ status, code, messages }: ExpectedError): string {
  return [`${status} ${code}`, ...messages.map((message) => JSON.stringify(message))].join(' ');
}

/** The expected answer. */
export function sayAnswer(expect: ExpectedAnswer): readonly string[] {
  if (expect.outcome === 'success') {
    const contained = expect.contains === undefined ? [] : [`its result contains ${JSON.stringify(expect.contains)}`];
    const lacking = expect.lacks === undefined ? [] : [`and nothing like ${JSON.stringify(expect.lacks)}`];
    const filled = expect.has === undefined ? [] : [`its result has a value in ${expect.has.join(', ')}`];
    const agreeing = expect.agreesWith === undefined ? [] : [`its result equals that of ${expect.agreesWith}`];
    return [`${expect.status}, success`, ...contained, ...lacking, ...filled, ...agreeing];
  }
  if (expect.outcome === 'error') {
    const rows = expect.anyOf.map(sayError);
    return rows.length === 1 ? rows : [`any one of these ${rows.length}:`, ...rows];
  }
  return ['either carried out:', ...sayAnswer(expect.success), 'or refused:', ...sayAnswer(expect.refusal)];
}

function sayChange(becomes: FieldChange): string {
  switch (becomes.to) {
    case 'value':
      return `becomes ${becomes.oneOf.map((value) => value || 'empty').join(' or ')}`;
    case 'later':
      return `is later by ${becomes.amount} ${becomes.unit}, rounded up by less than ${becomes.toleranceHours} hours`;
    case 'day-of-month':
      return `becomes the next day ${becomes.day} of a month, rounded up by less than ${becomes.toleranceHours} hours`;
    case 'gains':
    case 'loses':
      return `${becomes.to} the entry ${becomes.entry}`;
    case 'less':
      return 'is less than before';
    case 'more':
      return 'is more than before';
  }
}

function sayOne(change: ExpectedChange): string {
  if (change.change === 'balance') return `the balance ${sayChange(change.becomes)}`;
  if (change.change === 'field') {
    return `${change.field} of ${change.id} in ${change.resource} ${sayChange(change.becomes)}`;
  }
  if (change.change === 'removed') return `${change.id} in ${change.resource} is gone`;
  const fields = Object.entries(change.fields).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  const id = change.id === undefined ? '' : ` ${change.id}`;
  const having = fields.length === 0 ? '' : ` with ${fields.join(', ')}`;
  return `${change.resource}: one more${id}${having}${change.optional ? ', or none' : ''}`;
}

/**
 * The required changes, and the allowed ones. Values that depend on the request are filled in from these parameters.
 */
export function sayEffect(
  { changes, allowed }: ExpectedEffect,
  parameters: RequestStep['parameters'] = {},
): readonly string[] {
  const reference = /\$\{request\.([^}|]+)(?:\|([^}]*))?\}/g;
  const filled = changes.map((change) =>
    sayOne(change).replace(
      reference,
      (whole, name: string, fallback: string | undefined) => parameters[name] ?? fallback ?? whole,
    ),
  );
  const must = changes.length === 0 ? ['nothing changes'] : [...filled, 'and nothing else changes'];
  return allowed.length === 0 ? must : [...must, `left open by the page: ${allowed.join(', ')}`];
}

/** The expected answer; for requests at once, the possible answers of each copy. */
export function sayExpected({ expect, atOnce }: RequestStep): readonly string[] {
  const answer = sayAnswer(expect);
  if (atOnce === undefined) return answer;
  const others = atOnce.others.map(sayError);
  return [`at least one of the ${atOnce.copies}:`, ...answer, 'the others the same result, or:', ...others];
}
