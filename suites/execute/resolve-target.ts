/**
 * Makes a target from `--target` and the environment. Decides its kind (disposable if it is on this machine or declared so,
 * otherwise a vendor) and its keys. The variables that the target file names come first. Without them a vendor gets the pack's
 * own variables, and any other target gets the mock's keys.
 */
import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { stateVocabulary } from '#contracts';
import { ConformanceError, type Pack } from '#specs';
import { mockCredentials } from '../mock/mock-credentials.ts';
import type { Credentials, Target } from '../model.ts';
import { Secret } from '../secret.ts';
import { type TargetFile, targetFile } from '../target-file.ts';
import { isLoopback } from './is-loopback.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface TargetRequest {
  /** A URL, or the path of a target file. */
  readonly target: string;
  readonly stateUrl?: string;
  readonly packs: readonly Pack[];
  /** True if the caller named the packs, false if they are the default. */
  readonly packsNamed: boolean;
  readonly environment: Environment;
  /** The error message for a caller who names a vendor. Absent if a vendor is allowed. */
  readonly noVendor?: string;
}

/** Compiled with the first file, because most runs read no target file. */
let compiled: ValidateFunction<TargetFile> | undefined;

function targetFileValidator(): ValidateFunction<TargetFile> {
  if (compiled !== undefined) return compiled;
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  compiled = ajv.compile<TargetFile>(targetFile);
  return compiled;
}

const isUrl = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);

function checkedUrl(text: string, option: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:')) return url.href;
  throw new ConformanceError(
    'usage',
    `${option} "${text}" is not an http or https URL. Example: http://127.0.0.1:4010`,
  );
}

function parseFile(path: string): unknown {
  if (!existsSync(path)) {
    throw new ConformanceError(
      'usage',
      `--target "${path}" is neither a URL nor a file. Check the path, or give a URL such as http://127.0.0.1:4010.`,
    );
  }
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : 'unreadable';
    throw new ConformanceError('configuration', `The target file ${path} is not valid YAML: ${why}`, { cause: error });
  }
}

function readTargetFile(path: string): TargetFile {
  const content = parseFile(path);
  const isTargetFile = targetFileValidator();
  if (isTargetFile(content)) {
    const known = stateVocabulary.map(({ name }) => name);
    const unknown = content.supports?.states?.find((name) => !known.includes(name));
    if (unknown === undefined) return content;
    throw new ConformanceError(
      'configuration',
      `The target file ${path} lists the unknown state "${unknown}" under supports.states. Known: ${known.join('; ')}.`,
    );
  }
  const problems = (isTargetFile.errors ?? [])
    .slice(0, 5)
    .map(({ instancePath, message, params }) => `${instancePath || 'it'} ${message} ${JSON.stringify(params)}`);
  throw new ConformanceError('configuration', `The target file ${path} is not valid: ${problems.join('; ')}`);
}

function firstSet(environment: Environment, names: readonly string[]): string | undefined {
  return names.map((name) => environment[name]).find((value) => value !== undefined && value !== '');
}

function credentialsOf(pack: Pack, file: TargetFile, isVendor: boolean, environment: Environment): Credentials {
  const { id, credentials: variables } = pack.manifest;
  const named = file.credentials?.[id];
  if (named === undefined && !isVendor) return mockCredentials;
  const names = {
    accessKeyId: named === undefined ? variables.accessKeyId : [named.accessKeyId],
    accessKeySecret: named === undefined ? variables.accessKeySecret : [named.accessKeySecret],
    securityToken: named === undefined ? variables.securityToken : named.securityToken ? [named.securityToken] : [],
  };
  const accessKeyId = firstSet(environment, names.accessKeyId);
  const accessKeySecret = firstSet(environment, names.accessKeySecret);
  if (accessKeyId === undefined || accessKeySecret === undefined) {
    const wanted = `${names.accessKeyId.join(' or ')} and ${names.accessKeySecret.join(' or ')}`;
    throw new ConformanceError('configuration', `No credentials for ${id}: set ${wanted} in the environment.`);
  }
  const token = firstSet(environment, names.securityToken);
  return {
    accessKeyId,
    accessKeySecret: new Secret(accessKeySecret),
    ...(token === undefined ? {} : { securityToken: new Secret(token) }),
  };
}

function urlsOf(file: TargetFile, request: TargetRequest): Readonly<Record<string, string>> {
  const entries = request.packs.flatMap(({ manifest: { id } }) => {
    const url = file.urls?.[id] ?? file.url;
    return url === undefined ? [] : [[id, checkedUrl(url, 'The target URL')] as const];
  });
  const unknown = Object.keys(file.urls ?? {}).find((id) => !request.packs.some(({ manifest }) => manifest.id === id));
  if (unknown !== undefined && !request.packsNamed) {
    throw new ConformanceError(
      'configuration',
      `The target file has a URL for the unknown pack "${unknown}". Check the name, or add the pack with --pack.`,
    );
  }
  if (entries.length > 0) return Object.fromEntries(entries);
  throw new ConformanceError(
    'configuration',
    'The target file has no URL for any of the selected packs. Add `url`, or `urls` with the id of a pack.',
  );
}

function supportsOf({ supports }: TargetFile): Pick<Target, 'supports'> {
  if (supports === undefined) return {};
  const { states, observe = true, scopes = true } = supports;
  return { supports: { observe, scopes, ...(states === undefined ? {} : { states }) } };
}

/** The target that a caller named. Throws a ConformanceError if the caller has to correct something. */
export function resolveTarget(request: TargetRequest): Target {
  const { target, packs, packsNamed, environment } = request;
  const file: TargetFile = isUrl(target) ? { url: checkedUrl(target, '--target') } : readTargetFile(target);
  const urls = urlsOf(file, request);
  const isVendor = !file.disposable && Object.values(urls).some((url) => !isLoopback(url));
  if (isVendor && Object.values(urls).some(isLoopback)) {
    throw new ConformanceError(
      'configuration',
      'The target file has addresses on this machine and on others. Write one target file for each.',
    );
  }
  if (isVendor && request.noVendor !== undefined) throw new ConformanceError('usage', request.noVendor);
  if (isVendor && file.urls === undefined && !packsNamed && packs.length > 1) {
    const known = packs.map(({ manifest }) => `--pack ${manifest.id}`).join(' or ');
    throw new ConformanceError(
      'usage',
      `${target} is not on this machine. Say which vendor's API it serves: ${known}.`,
    );
  }
  const stateUrl = request.stateUrl ?? file.stateUrl;
  const credentials = packs
    .filter(({ manifest }) => manifest.id in urls)
    .map((pack) => [pack.manifest.id, credentialsOf(pack, file, isVendor, environment)] as const);
  return {
    kind: isVendor ? 'vendor' : 'disposable',
    urls,
    ...(isUrl(target) ? {} : { file: target }),
    credentials: Object.fromEntries(credentials),
    ...(stateUrl === undefined ? {} : { stateUrl: checkedUrl(stateUrl, '--state-url') }),
    ...supportsOf(file),
    ...(file.settleMs === undefined ? {} : { settleMs: file.settleMs }),
  };
}
