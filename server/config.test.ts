import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, settings, settingsPage, unknownSettings } from './config.ts';
import { StartProblem } from './start-problem.ts';

describe('settings', () => {
  it('have working defaults', () => {
    const config = readConfig({});
    expect(config.port).toBe(8080);
    expect(config.publicUrl).toBe('http://localhost:8080');
    expect(config.databaseUrl).toBeNull();
    expect(config.dataFolder).toBe(path.resolve('data'));
    expect(config.timeZone).toBe('Asia/Shanghai');
    expect(config.webhookPrivateHosts).toEqual([]);
    expect(config.jobs).toBe(true);
  });

  it('treat an empty variable as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, databaseUrl: null });
  });

  it('name every bad value at once, and never print a secret', () => {
    const bad = {
      PORT: '80a',
      YISHI_FILE_MEGABYTES: '0',
      YISHI_TIME_ZONE: 'Asia/Nowhere',
      DATABASE_URL: 'mysql://root:hunter2@db',
      YISHI_JOBS: 'true',
    };
    let problem: unknown;
    try {
      readConfig(bad);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(StartProblem);
    const sentence = (problem as StartProblem).sentence;
    for (const name of Object.keys(bad)) expect(sentence).toContain(name);
    expect(sentence).not.toContain('hunter2');
  });

  it.each(['70000', '-1', '1.5', '1e3', ' '])('refuse the port %j', (port) => {
    expect(() => readConfig({ PORT: port })).toThrow(StartProblem);
  });

  it('refuse a key that is not 32 bytes', () => {
    expect(readConfig({ YISHI_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') }).secretKey).toHaveLength(32);
    expect(() => readConfig({ YISHI_SECRET_KEY: 'c2hvcnQ=' })).toThrow(StartProblem);
  });

  it('ask for the client id when single sign-on is on', () => {
    expect(() => readConfig({ YISHI_OIDC_ISSUER: 'https://id.example' })).toThrow(/YISHI_OIDC|settings/);
  });

  it('point out misspelt names', () => {
    expect(unknownSettings({ YISHI_PROT: '1', YISHI_DATA: 'x', HOME: '/' })).toEqual(['YISHI_PROT']);
  });

  it('all stand on the settings page', () => {
    for (const s of Object.values(settings)) expect(settingsPage()).toContain(`\`${s.env}\``);
  });
});
