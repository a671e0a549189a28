import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { emitters } from './emitters/emitters.ts';
import type { Emitter } from './model.ts';
import { sampleReport } from './sample-report.test-data.ts';
import { writeReports } from './write-reports.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'reports-'));
});

it('creates the directory, writes a file per emitter and leaves nothing else', async () => {
  const target = join(directory, 'new', 'deep');
  const paths = await writeReports(sampleReport(), target);
  expect(paths).toEqual(emitters.map(({ file }) => join(target, file)));
  expect((await readdir(target)).toSorted()).toEqual(emitters.map(({ file }) => file).toSorted());
  expect(JSON.parse(await readFile(join(target, 'report.json'), 'utf8'))).toMatchObject({ schemaVersion: '1.0.0' });
});

it('replaces what stood there and takes the emitters that it is given', async () => {
  await writeFile(join(directory, 'note.txt'), 'old text that is longer than the new one');
  const note: Emitter = { name: 'note', file: 'note.txt', emit: ({ suite }) => suite.version };
  await writeReports(sampleReport(), directory, [note]);
  expect(await readFile(join(directory, 'note.txt'), 'utf8')).toBe('0.1.0');
  expect(await readdir(directory)).toEqual(['note.txt']);
});

it('says which directory cannot be written and what to do', async () => {
  const file = join(directory, 'file');
  await writeFile(file, '');
  await expect(writeReports(sampleReport(), join(file, 'below'))).rejects.toMatchObject({
    name: 'ConformanceError',
    code: 'unwritable-file',
    message: expect.stringMatching(/file\/below.*--out/),
  });
});

it('keeps the last good file and no draft where writing fails', async () => {
  const { mkdir } = await import('node:fs/promises');
  await mkdir(join(directory, 'note.txt', 'occupied'), { recursive: true });
  const note: Emitter = { name: 'note', file: 'note.txt', emit: () => 'x' };
  await expect(writeReports(sampleReport(), directory, [note])).rejects.toThrow('cannot be written');
  expect(await readdir(directory)).toEqual(['note.txt']);
});

it('writes nothing at all where an emitter throws', async () => {
  const broken: Emitter = {
    name: 'broken',
    file: 'broken.txt',
    emit: () => {
      throw new Error('a fault of ours');
    },
  };
  await expect(writeReports(sampleReport(), directory, [...emitters, broken])).rejects.toThrow('a fault of ours');
  expect(await readdir(directory)).toEqual([]);
});
