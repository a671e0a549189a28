/**
 * DescribeInstanceMonitorData: what was measured at one instance between two moments, one entry per period.
 * Arrears page: arrears change nothing. Nothing was measured before the instance existed, in the future, or of an
 * instance that does not run now.
 * Order of refusals: parameters, times as such, how long ago, how much, presence.
 */
import type { JsonObject } from '../../json.ts';
import { dayMs } from '../../machine/calendar.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import { instanceIsAbsent, namedInstance } from '../conditions.ts';
import { answer, given } from '../outcomes.ts';
import { defineBehaviour, instanceNotFound } from './defaults.ts';
import { secondTime } from './wire-times.ts';

const minuteMs = 60_000;
const mostEntries = 400;
const oldestMs = 30 * dayMs;

const times = {
  StartTime: answer(400, 'InvalidStartTime.Malformed'),
  EndTime: answer(400, 'InvalidEndTime.Malformed'),
} as const;

/** The moment of a parameter, seconds rounded up to the next minute; NaN where it is not written as the page demands. */
function momentOf(call: Call, name: keyof typeof times): number {
  const text = given(call, name);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return Number.NaN;
  return Math.ceil(Date.parse(text) / minuteMs) * minuteMs;
}

function spanOf(call: Call) {
  const periodMs = Number(given(call, 'Period') || '60') * 1_000;
  return { fromMs: momentOf(call, 'StartTime'), untilMs: momentOf(call, 'EndTime'), periodMs };
}

const rules: readonly Rule[] = [
  {
    name: 'start malformed',
    applies: (call) => Number.isNaN(momentOf(call, 'StartTime')),
    answer: times.StartTime,
  },
  { name: 'end malformed', applies: (call) => Number.isNaN(momentOf(call, 'EndTime')), answer: times.EndTime },
  {
    name: 'start after end',
    applies: (call) => spanOf(call).fromMs > spanOf(call).untilMs,
    answer: answer(400, 'InvalidStartTime.ValueNotSupported'),
  },
  {
    name: 'start too early',
    applies: (call) => spanOf(call).fromMs < call.nowMs - oldestMs,
    answer: answer(400, 'InvalidStartTime.TooEarly'),
  },
  {
    name: 'too much',
    applies: (call) => {
      const { fromMs, untilMs, periodMs } = spanOf(call);
      return (untilMs - fromMs) / periodMs > mostEntries;
    },
    answer: answer(400, 'InvalidParameter.TooManyDataQueried'),
  },
  { name: 'instance absent', applies: instanceIsAbsent, answer: instanceNotFound },
];

function measured(instanceId: string, timeMs: number): JsonObject {
  return {
    InstanceId: instanceId,
    TimeStamp: secondTime(timeMs),
    CPU: 2,
    IntranetRX: 122,
    IntranetTX: 343,
    IntranetFlow: 465,
    IntranetBandwidth: 10,
    InternetRX: 122,
    InternetTX: 343,
    InternetFlow: 465,
    InternetBandwidth: 10,
    IOPSRead: 20,
    IOPSWrite: 40,
    BPSRead: 81_920,
    BPSWrite: 163_840,
  };
}

function describe(call: Call): Effect {
  const { fromMs, untilMs, periodMs } = spanOf(call);
  const instance = namedInstance(call);
  const moments = Array.from(
    { length: Math.floor((untilMs - fromMs) / periodMs) + 1 },
    (_, n) => fromMs + n * periodMs,
  );
  const entries =
    instance?.status === 'Running'
      ? moments
          .filter((timeMs) => timeMs >= instance.createdAtMs && timeMs <= call.nowMs)
          .map((timeMs) => measured(instance.id, timeMs))
      : [];
  return { outcome: 'success', world: call.world, result: { MonitorData: { InstanceMonitorData: entries } } };
}

/** Decisions of DescribeInstanceMonitorData. */
export const behaviour = defineBehaviour({
  throttled: answer(400, 'Throttling', 'request throttling'),
  parameters: {
    invalid: { Period: answer(400, 'InvalidPeriod.ValueNotSupported') },
  },
  rules,
  effect: describe,
});
