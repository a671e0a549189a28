/**
 * Degenerate targets: they implement nothing, or everything but one thing, and must not be certified. Each row names the rules of
 * the suite that catch the target.
 */
import type { Case } from '#contracts';
import type { Verdict } from '../model.ts';
import { type DegenerateTarget, overHttp } from './degenerate-server.test-data.ts';
import { alwaysFirstRow, alwaysNotFound, alwaysSuccess, echo, hanging } from './flat-targets.test-data.ts';
import { cases, casesWithTokens, packs, someCases } from './judge-degenerate.test-data.ts';
import { chargesTwice, forgetsTokens, leaks, leaksOnError } from './leaks.test-data.ts';
import * as spoilt from './spoilt-answers.test-data.ts';
import { stateKeyed, statusByStates } from './state-keyed-target.test-data.ts';

/** A verdict, and a pattern of its reason. */
export type Finding = readonly [verdict: Verdict, reason: RegExp];

export interface DegenerateKind {
  readonly name: string;
  readonly open: () => Promise<DegenerateTarget>;
  readonly timeoutMs?: number;
  /** The cases that run against it; the others have the results of the mock. Without it all cases run. Not with `mostPasses`. */
  readonly over?: readonly Case[];
  /** Results that the suite must give. Each pattern is one rule of the suite that catches the target. */
  readonly caught: readonly [Finding, ...Finding[]];
  /** Largest share of all results that may pass, from 0 to 1. Without it there is no limit. */
  readonly mostPasses?: number;
  /** Kinds of requirements of which no pass may count as `proven`. */
  readonly provesNo?: readonly string[];
  /** What it may get, because there it does what the pages say. */
  readonly rightly?: {
    readonly why: string;
    readonly certified?: readonly string[];
    /** Cases of these kinds that it proves nevertheless. */
    readonly proves?: readonly string[];
  };
}

const controlRefused = /^the control without the cause \(\w+\) answered 4\d\d /;
const noEffect = /^the control without the cause \(\w+\) had an effect other than documented: .+ is unchanged$/;

/** Flat targets give the same answer to every request, or no answer. */
export const flatKinds: readonly DegenerateKind[] = [
  { name: 'always 404', open: alwaysNotFound, caught: [['inconclusive', controlRefused]], mostPasses: 0.05 },
  {
    name: 'always the first documented row',
    open: () => alwaysFirstRow(packs),
    caught: [['inconclusive', controlRefused]],
    mostPasses: 0.05,
  },
  {
    name: 'always 200, with the effects of a success',
    open: alwaysSuccess,
    caught: [
      ['fail', /^status should be 4\d\d and is 200$/],
      ['fail', /^instances\/[\w-]+\/expiredTime should be unchanged/],
      ['fail', /^disks\/[\w-]+\/chargeType should be unchanged/],
    ],
    provesNo: ['error-row'],
  },
  {
    name: 'echo',
    open: echo,
    caught: [['inconclusive', noEffect]],
    provesNo: ['error-row', 'arrears-cell', 'effect', 'parameter'],
  },
  {
    name: 'right status by states, wrong code',
    open: () => statusByStates(cases),
    caught: [['inconclusive', /^the control without the cause \(\w+\) (answered 200|had an effect other)/]],
    mostPasses: 0.05,
  },
  {
    name: 'hangs in the middle of every answer',
    open: hanging,
    timeoutMs: 60,
    caught: [['inconclusive', /gave no complete answer within 60 ms$/]],
    mostPasses: 0,
  },
  {
    name: 'states answer 500',
    open: () => spoilt.statesFail(packs),
    caught: [['inconclusive', /^the setup hook of "an instance exists" answered 500: /]],
    mostPasses: 0,
  },
  {
    name: 'goes away after 10 requests',
    open: () => spoilt.goesAway(packs, 10),
    caught: [['inconclusive', /ended before an answer/]],
    mostPasses: 0,
  },
  {
    name: 'nobody listens',
    open: () => spoilt.nobodyThere(packs),
    caught: [['inconclusive', /could not be reached/]],
    mostPasses: 0,
  },
];

/** An account that may not call the operation is refused whatever the request says. So an error by operation and state is right. */
const stateOfTheAccount = {
  why: 'the row says that every call of the operation is refused while the account or the caller is so',
  proves: [
    'aliyun-ecs/RenewInstance/operation-not-offered-to-account',
    'aliyun-ecs/ModifyDiskChargeType/account-in-arrears',
    'aliyun-ecs/ModifyDiskChargeType/operation-permission-missing',
    'aliyun-ecs/ModifyDiskChargeType/payment-method-missing',
  ],
};

/** State-keyed targets map provider states to canned errors. */
export const stateKeyedKinds: readonly DegenerateKind[] = [
  {
    name: 'state name → error; refuses to observe',
    open: () => stateKeyed(cases, 'names', 'refuses', overHttp),
    caught: [
      ['inconclusive', /^the control in the same state \(\w+\) answered 4\d\d /],
      ['inconclusive', /^the observe hook answered 404: /],
    ],
    provesNo: ['error-row', 'arrears-cell', 'effect'],
  },
  {
    name: 'state name → error; observes nothing',
    open: () => stateKeyed(cases, 'names', 'shows-nothing'),
    caught: [['inconclusive', noEffect]],
    provesNo: ['error-row', 'arrears-cell', 'effect'],
  },
  {
    name: 'state name → error; invents effects',
    open: () => stateKeyed(cases, 'names', 'invents-effects'),
    caught: [
      ['inconclusive', /^the control in the same state \(\w+\) answered 4\d\d /],
      ['fail', /^status should be 4\d\d and is 200$/],
    ],
    provesNo: ['error-row'],
    rightly: stateOfTheAccount,
  },
  {
    name: 'states with parameters → error; invents effects',
    open: () => stateKeyed(cases, 'lists', 'invents-effects'),
    caught: [
      ['inconclusive', /^the control in the same state \(\w+\) answered 4\d\d /],
      ['fail', /^status should be 4\d\d and is 200$/],
    ],
    provesNo: ['error-row'],
    rightly: stateOfTheAccount,
  },
];

/** Spoilt mocks: the mock with its answers or its observed world changed. */
export const spoiltKinds: readonly DegenerateKind[] = [
  {
    name: 'right status, another documented code',
    open: () => spoilt.wrongCode(packs),
    caught: [
      ['fail', /^\/Code should be 4\d\d [\w.]+ and is 4\d\d /],
      ['fail', /^\/ResponseMetadata\/Error\/Code should be 4\d\d [\w.]+ and is 4\d\d /],
    ],
    provesNo: ['error-row'],
  },
  {
    name: 'right code, wrong status',
    open: () => spoilt.wrongStatus(packs),
    caught: [
      ['fail', /^status should be 403 and is 400$/],
      ['fail', /^status should be 400 and is 403$/],
    ],
    provesNo: ['error-row'],
  },
  {
    name: 'errors inside HTTP 200',
    open: () => spoilt.errorInSuccess(packs),
    caught: [['fail', /^status should be 4\d\d and is 200$/]],
    provesNo: ['error-row'],
  },
  {
    name: 'observes a frozen world',
    open: () => spoilt.frozenWorld(packs),
    caught: [['inconclusive', noEffect]],
    provesNo: ['effect'],
  },
];

/** Leaky mocks: every answer is right, and some effect is wrong. */
export const leakyKinds: readonly DegenerateKind[] = [
  ...leaks.map(
    (leak): DegenerateKind => ({
      name: `refuses rightly and ${leak.name}`,
      open: () => leaksOnError(packs, leak),
      over: someCases,
      caught: [['fail', leak.found]],
    }),
  ),
  {
    name: 'forgets client tokens',
    open: () => forgetsTokens(packs),
    over: casesWithTokens,
    caught: [['fail', /^status should be 40\d( or 40\d)? and is 200$/]],
    rightly: {
      why: 'neither an arrears cell nor the protocol is about a client token',
      certified: ['aliyun-ecs wire', 'aliyun-ecs arrears', 'volcengine-ecs wire'],
    },
  },
  {
    name: 'charges twice for a replayed token',
    open: () => chargesTwice(packs),
    over: casesWithTokens,
    caught: [['fail', /^balance should be unchanged/]],
    rightly: {
      why: 'no error row and no arrears cell is about a request that is repeated with its token',
      certified: [
        'aliyun-ecs wire',
        'aliyun-ecs errors',
        'aliyun-ecs arrears',
        'volcengine-ecs wire',
        'volcengine-ecs errors',
      ],
    },
  },
];
