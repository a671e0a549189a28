/** Shows the progress of long work on a terminal. Prints nothing elsewhere. */
import type { CaseResult } from '#suites';

export interface Progress {
  update(done: number, total: number, results: readonly CaseResult[]): void;
  end(): void;
}

/** Loaded on demand: loading takes a tenth of a whole run, and most runs have no terminal. */
async function startSpinner(text: string) {
  const { default: ora } = await import('ora');
  return ora({ text, stream: process.stderr }).start();
}

/** A line on stderr that counts finished cases and problems so far. */
export async function showProgress(total: number): Promise<Progress> {
  if (!process.stderr.isTTY) return { update: () => undefined, end: () => undefined };
  const spinner = await startSpinner(`0 of ${total} cases`);
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
export async function showCount(total: number, what: string): Promise<CountProgress> {
  if (!process.stderr.isTTY) return { update: () => undefined, end: () => undefined };
  const spinner = await startSpinner(`0 of ${total} ${what}`);
  return {
    update: (done) => {
      spinner.text = `${done} of ${total} ${what}`;
    },
    end: () => spinner.stop(),
  };
}
