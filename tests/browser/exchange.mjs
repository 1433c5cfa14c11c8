// Starts the program with its demo market in a folder of its own, and a browser beside it.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const PROGRAM = process.env.LEAD_EXCHANGE ?? new URL('../../target/debug/lead-exchange', import.meta.url).pathname;
const BROWSERS = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// Resolves with the address and the sign-in links the program prints.
export async function startExchange() {
  const folder = mkdtempSync(join(tmpdir(), 'lead-exchange-browser-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = spawn(PROGRAM, ['serve', '--demo'], {
    env: { ...process.env, DATA_DIR: folder, LISTEN_ADDR: `127.0.0.1:${port}`, LOG: 'warn', DATABASE_URL: '', BASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  let logged = '';
  program.stderr.on('data', (text) => { logged += text; });
  const links = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no sign-in links after 180 s\n${printed}\n${logged}`)), 180_000);
    program.once('exit', (code) => reject(new Error(`the program ended with ${code}\n${printed}\n${logged}`)));
    program.stdout.on('data', (text) => {
      printed += text;
      const found = Object.fromEntries([...printed.matchAll(/^(Buyer|Contractor|Staff)\s+(\S+)$/gm)].map((m) => [m[1].toLowerCase(), m[2]]));
      if (printed.includes('Each link signs in once')) {
        clearTimeout(late);
        resolve(found);
      }
    });
  });
  return {
    url,
    links,
    async stop() {
      const ended = new Promise((resolve) => program.once('exit', resolve));
      program.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function startBrowser() {
  const executablePath = BROWSERS.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('no Chromium found: run scripts/install-tools test, or set CHROMIUM');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

// A page that notes whatever a visitor's browser would complain about.
export async function watchedPage(context) {
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') page.complaints.push(message.text());
  });
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  return page;
}
