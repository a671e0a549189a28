import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../model.ts';
import { matrixReport } from '../sample-matrix.test-data.ts';
import {
  emptyReport,
  sampleExchange,
  sampleRecord,
  sampleReport,
  sampleResult,
  sampleResults,
} from '../sample-report.test-data.ts';
import { html } from './html.ts';

const executablePath = '/usr/bin/chromium';
const isRequired = process.env.ECS_CONFORMANCE_REQUIRE_BROWSER === '1';
const isMissing = !existsSync(executablePath);
const reason = `${executablePath} is missing; apt-get install chromium, or set ECS_CONFORMANCE_REQUIRE_BROWSER=1 to fail instead`;

const attack = `</script><script>window.pwned = 1</script><img src=x onerror="window.pwned = 2"><a href="javascript:window.pwned=3">x</a>`;

function hostileReport(): Report {
  const exchange = sampleExchange('RenewInstance');
  const request = {
    ...exchange.request,
    url: `http://127.0.0.1/?a=${attack}`,
    headers: { [attack]: attack },
    body: attack,
  };
  const response = { status: 200, headers: { [attack]: attack }, body: JSON.stringify({ a: attack }) };
  const hostile = sampleResult({
    case: 'aliyun-ecs/RenewInstance/hostile',
    title: attack,
    verdict: 'fail',
    observed: attack,
    reason: attack,
    mismatches: [{ check: 'code', about: 'identity', level: 'must', path: attack, expected: attack, actual: attack }],
    trials: [{ role: 'trial', scope: 's', exchanges: [{ ...exchange, request, response }] }],
  });
  return sampleReport({ record: sampleRecord({ results: [hostile, ...sampleResults] }) });
}

describe.skipIf(isMissing && !isRequired)(
  `report.html in a browser (skipped where ${reason})`,
  { timeout: 60_000 },
  () => {
    let browser: Browser | undefined;
    let directory = '';

    beforeAll(async () => {
      if (isMissing) throw new Error(reason);
      directory = await mkdtemp(join(tmpdir(), 'report-page-'));
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    }, 30_000);

    // A page that is no longer needed keeps drawing.
    afterEach(async () => {
      await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
    });
    afterAll(async () => {
      await browser?.close();
    });

    /** Opens the page from disk; anything that it complains about or asks of a network is kept. */
    async function open(report: Report, options: BrowserContextOptions & { readonly hash?: string } = {}) {
      if (browser === undefined) throw new Error('no browser');
      const { hash = '', ...contextOptions } = options;
      const file = join(directory, `${crypto.randomUUID()}.html`);
      await writeFile(file, html.emit(report), 'utf8');
      const page = await (await browser.newContext(contextOptions)).newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => complaints.push(message.text()));
      page.on('request', (request) => request.url().startsWith('file:') || complaints.push(request.url()));
      page.on('dialog', (dialog) => complaints.push(dialog.message()));
      await page.goto(`${pathToFileURL(file)}${hash}`);
      return { page, complaints };
    }

    const shownCases = (page: Page) =>
      page.locator('details.case:visible').evaluateAll((nodes) => nodes.map(({ id }) => id));

    it('filters by text, verdict, operation and profile, says how many are left, and clears', async () => {
      const { page, complaints } = await open(sampleReport());
      expect(await shownCases(page)).toHaveLength(6);
      await page.keyboard.press('/');
      await page.keyboard.type('order processing');
      expect(await shownCases(page)).toEqual(['aliyun-ecs/RenewInstance/order-processing']);
      expect(await page.getByRole('status').textContent()).toBe('1 of 6 cases');
      await page.getByRole('button', { name: 'Clear' }).click();
      await page.getByLabel('fail').check();
      await page.getByLabel('warning').check();
      expect(await shownCases(page)).toHaveLength(2);
      await page.getByRole('button', { name: 'Clear' }).click();
      await page.getByLabel('operation').selectOption('StartInstance');
      expect(await shownCases(page)).toEqual(['aliyun-ecs/StartInstance/arrears-instance']);
      await page.locator('select[name=profile]').selectOption('errors');
      expect(await shownCases(page)).toEqual([]);
      await page.getByRole('button', { name: 'Clear' }).click();
      await expect.poll(() => shownCases(page)).toHaveLength(6);
      expect(complaints).toEqual([]);
    });

    it('opens a case with the keyboard and shows its exchanges, prettily', async () => {
      const { page } = await open(sampleReport());
      const first = page.locator('details.case').first();
      await first.locator('summary').focus();
      await page.keyboard.press('Enter');
      await first.locator('.exchange').first().waitFor();
      expect(await first.locator('.role').allTextContents()).toEqual(['Trial', 'Control: without the cause']);
      const text = await first.locator('.exchange').first().innerText();
      expect(text).toContain('HTTP 404');
      expect(text).toContain('"Code": "InvalidInstanceId.NotFound"');
      expect(text).toContain('找不到');
      expect(text).toContain('?Action=RenewInstance\n  &InstanceId=i-1');
    });

    it('follows a deep link, also to a case that the filter hides, and the links of the matrix', async () => {
      const id = 'aliyun-ecs/StartInstance/arrears-instance';
      const { page } = await open(sampleReport(), { hash: `#${encodeURIComponent(id)}` });
      const linked = page.locator(`details.case[id="${id}"]`);
      expect(await linked.getAttribute('open')).not.toBeNull();
      expect(await linked.locator('summary:focus').count()).toBe(1);
      await linked.locator('summary').click();
      await page.getByLabel('fail').check();
      expect(await linked.isVisible()).toBe(false);
      await page.locator('.matrix a.pair').click();
      expect(await linked.isVisible()).toBe(true);
      expect(await linked.getAttribute('open')).not.toBeNull();
    });

    const cellOf = (page: Page, operation: string, condition: string) =>
      page
        .locator('.matrix tr', { has: page.getByRole('rowheader', { name: operation, exact: true }) })
        .locator(`td[data-condition="${condition}"]`);

    it('leads from a cell to the exchange in arrears and to that without, by keyboard alone', async () => {
      const { page, complaints } = await open(matrixReport());
      const id = 'aliyun-ecs/AttachDisk/arrears-disk';
      const cell = cellOf(page, 'AttachDisk', 'disk');
      await cell.getByRole('link', { name: 'documented error observed normal' }).focus();
      await page.keyboard.press('Enter');
      const exchange = page.locator('.exchange:focus');
      await exchange.waitFor();
      expect(await exchange.getAttribute('id')).toBe(`${id}@1`);
      expect(await exchange.innerText()).toContain('Action=AttachDisk');
      expect(decodeURIComponent(new URL(page.url()).hash)).toBe(`#${id}@1`);
      await cell.getByRole('link', { name: 'without the lock: 200 success' }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => exchange.getAttribute('id')).toBe(`${id}@2`);
      expect(await page.locator(`details.case[id="${id}"] .exchange`).count()).toBe(3);
      expect(complaints).toEqual([]);
    });

    it('follows a deep link to an exchange', async () => {
      const { page } = await open(matrixReport(), { hash: '#aliyun-ecs/StopInstance/arrears-instance@2' });
      await page.locator('.exchange:focus').waitFor();
      expect(await page.locator('.exchange:focus').getAttribute('id')).toBe(
        'aliyun-ecs/StopInstance/arrears-instance@2',
      );
    });

    it('shows in words of each cell what is documented, observed, optional and read in one of several ways', async () => {
      const { page } = await open(matrixReport());
      const caption = await page.locator('.matrix caption').first().innerText();
      expect(caption).toContain('14 of 16 cells ran: 5 refused as expected, 5 work as expected, 2 wrong, 1 not judged');
      expect(await cellOf(page, 'DescribeAutoSnapshotPolicy', 'instance').innerText()).toMatch(
        /normal.*error 404 InvalidAction.NotFound.*skip.*optional, retired.*000_arrears:16/s,
      );
      expect(await page.locator('.matrix .reading').count()).toBe(7);
      const reading = cellOf(page, 'ModifyInstanceAttribute', 'disk').locator('.reading');
      expect(await reading.innerText()).toBe('◆ interpreted as alone');
      await reading.locator('summary').focus();
      await page.keyboard.press('Enter');
      expect(await reading.innerText()).toMatch(
        /which-resource\nalone, the resource of the title alone is in arrears: refused\nboth, .*: not judged \(documented both ways\)\nfour-quadrants, .*: works as usual/,
      );
      expect(await cellOf(page, 'DescribeInstances', 'disk').locator('.reading').count()).toBe(0);
    });

    it('shows the matrix without its script, with links to the cases, and prints what other readings say', async () => {
      const { page } = await open(matrixReport(), { javaScriptEnabled: false });
      await cellOf(page, 'StopInstance', 'instance').locator('a.pair').click();
      expect(decodeURIComponent(new URL(page.url()).hash)).toBe('#aliyun-ecs/StopInstance/arrears-instance');
      const other = cellOf(page, 'StopInstance', 'disk').getByText('not judged (not stated)');
      expect(await other.isVisible()).toBe(false);
      await page.emulateMedia({ media: 'print' });
      expect(await other.isVisible()).toBe(true);
    });

    it('runs nothing that stands in texts of a target, opened or not', async () => {
      const { page, complaints } = await open(hostileReport());
      const first = page.locator('details.case').first();
      await first.locator('summary').click();
      await first.locator('.exchange').waitFor();
      expect(await first.locator('.exchange').innerText()).toContain('<script>window.pwned = 1</script>');
      expect(await page.evaluate('window.pwned')).toBeUndefined();
      expect(await page.locator('img, a[href^="javascript"]').count()).toBe(0);
      expect(complaints).toEqual([]);
    });

    it('is a complete list without its script', async () => {
      const { page } = await open(sampleReport(), { javaScriptEnabled: false });
      expect(await page.locator('details.case').count()).toBe(6);
      expect(await page.locator('#filter').isVisible()).toBe(false);
      await page.locator('details.case summary').first().click();
      expect(await page.locator('details.case .result').first().isVisible()).toBe(true);
    });

    it.each([1280, 390])('fits a window %i wide without scrolling sideways, in both colour schemes', async (width) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page } = await open(hostileReport(), { viewport: { width, height: 900 }, colorScheme });
        await page.locator('details.case summary').first().click();
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        const { page: matrix } = await open(matrixReport(), { viewport: { width, height: 900 }, colorScheme });
        const readings = matrix.locator('.matrix tbody .reading summary:visible');
        await readings.first().click();
        await readings.evaluateAll((summaries: readonly { click(): void }[]) => {
          for (const summary of summaries.slice(1)) summary.click();
        });
        expect(await matrix.locator('.matrix tbody .reading[open]').count()).toBe(await readings.count());
        expect(await matrix.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      }
    });

    it('shows an empty report without complaint', async () => {
      const { page, complaints } = await open(emptyReport());
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Does not conform');
      expect(complaints).toEqual([]);
    });
  },
);
