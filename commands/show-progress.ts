/** Progress of long work on a terminal; on anything else it stays silent. */
import type { CaseResult } from '#suites';

export interface Progress {
  update(done: number, total: number, results: readonly CaseResult[]): void;
  end(): void;
}

/** A line on stderr that counts cases and what went wrong so far. */
export async function showProgress(total: number): Promise<Progress> {
  if (!process.stderr.isTTY) return { update: () => undefined, end: () => undefined };
  // Loading it takes a tenth of a whole run, and most runs have no terminal.
  const { default: ora } = await import('ora');
  const spinner = ora({ text: `0 of ${total} cases`, stream: process.stderr }).start();
  let [failed, inconclusive] = [0, 0];
  return {
    update: (done, all, results) => {
      failed += results.filter(({ verdict }) => verdict === 'fail').length;
      inconclusive += results.filter(({ verdict }) => verdict === 'inconclusive').length;
      spinner.text = `${done} of ${all} cases, ${failed} failed, ${inconclusive} inconclusive`;
    },
    end: () => spinner.stop(),
  };
}

export interface CountProgress {
  update(done: number): void;
  end(): void;
}

/** A line on stderr that counts. */
export function showCount(total: number, what: string): CountProgress {
  if (!process.stderr.isTTY) return { update: () => undefined, end: () => undefined };
  const spinner = ora({ text: `0 of ${total} ${what}`, stream: process.stderr }).start();
  return {
    update: (done) => {
      spinner.text = `${done} of ${total} ${what}`;
    },
    end: () => spinner.stop(),
  };
}
