// Uses the exchange as buyer, contractor and staff: with and without JavaScript, wide and on a
// phone, light and dark, in three languages.
//
//   SHOTS=folder node --test pages.test.mjs    also keeps a picture of every page

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { startBrowser, startExchange, watchedPage } from './exchange.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SHOTS = process.env.SHOTS;
const HOMES = { buyer: '/buyer/leads', contractor: '/contractor', staff: '/staff/offers' };
const VIEWS = [
  { name: 'wide', viewport: { width: 1280, height: 900 }, colorScheme: 'light', locale: 'en-GB' },
  { name: 'phone', viewport: { width: 360, height: 740 }, colorScheme: 'light', locale: 'ru-RU' },
  { name: 'dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark', locale: 'es-ES' },
];

let exchange;
let browser;
const signedIn = {};

before(async () => {
  exchange = await startExchange();
  browser = await startBrowser();
  for (const [role, link] of Object.entries(exchange.links)) {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(link);
    await page.locator('main form button[type=submit], main form button:not([type])').first().click();
    assert.equal(new URL(page.url()).pathname, HOMES[role], `${role} lands on their first page`);
    signedIn[role] = await context.storageState();
    await context.close();
  }
});

after(async () => {
  await browser?.close();
  await exchange?.stop();
});

async function contextFor(role, view = VIEWS[0], options = {}) {
  const { name, ...rest } = view;
  return browser.newContext({ ...rest, storageState: role ? signedIn[role] : undefined, ...options });
}

// Everything wrong with the page that is open, in words; nothing when all is well.
async function faultsOf(page, label) {
  const faults = page.complaints.splice(0).map((text) => `the browser says: ${text}`);
  const headings = await page.locator('h1').count();
  if (headings !== 1) faults.push(`${headings} main headings`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 0) faults.push(`wider than the window by ${overflow} px`);
  const keys = await page.evaluate(() => document.body.innerText.match(/\b(?:fault|problem|nav|leads|offers|desk|money|staff|accounts|reasons|record)-[a-z]+(?:-[a-z]+)+\b/g));
  if (keys) faults.push(`texts are missing: ${keys}`);
  faults.push(...await barriers(page));
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: `${SHOTS}/${label.replaceAll(/[^\w]+/g, '-')}.png`, fullPage: true });
  }
  return faults.map((fault) => `${label}: ${fault}`);
}

// What axe-core finds, run in an isolated world so that the pages' own security policy stays on.
async function barriers(page) {
  const client = await page.context().newCDPSession(page);
  const { frameTree } = await client.send('Page.getFrameTree');
  const { executionContextId: contextId } = await client.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe' });
  await client.send('Runtime.evaluate', { expression: AXE, contextId });
  const { result } = await client.send('Runtime.evaluate', {
    expression: `axe.run({ resultTypes: ['violations'] }).then((found) => JSON.stringify(
      found.violations.map((rule) => rule.id + ': ' + rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | '))))`,
    contextId,
    awaitPromise: true,
  });
  await client.detach();
  return JSON.parse(result.value);
}

// Every place of the frame, and the first thing each list leads to.
async function placesOf(page) {
  const links = await page.locator('nav a[href^="/"]').evaluateAll((all) => all.map((a) => new URL(a.href).pathname));
  return [...new Set(links)];
}

for (const view of VIEWS) {
  test(`public pages, ${view.name}`, async () => {
    const context = await contextFor(null, view);
    const page = await watchedPage(context);
    const faults = [];
    for (const path of ['/', '/offers', '/sign-in', '/sign-up', '/reset']) {
      const answer = await page.goto(exchange.url + path);
      assert.equal(answer.status(), 200, path);
      faults.push(...await faultsOf(page, `${view.name} public ${path}`));
    }
    await page.goto(`${exchange.url}/offers`);
    await page.locator('main a[href^="/offers/offer_"]').first().click();
    faults.push(...await faultsOf(page, `${view.name} public offer`));
    assert.deepEqual(faults, []);
    await context.close();
  });

  for (const role of Object.keys(HOMES)) {
    test(`${role}'s pages, ${view.name}`, async () => {
      const context = await contextFor(role, view);
      const page = await watchedPage(context);
      const faults = [];
      await page.goto(exchange.url + HOMES[role]);
      const places = await placesOf(page);
      assert.ok(places.length >= 5, `${role} has places to go: ${places}`);
      for (const path of places) {
        const answer = await page.goto(exchange.url + path);
        assert.equal(answer.status(), 200, path);
        faults.push(...await faultsOf(page, `${view.name} ${role} ${path}`));
        const [first] = await page.locator('main a[href^="/"][href*="_0"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
        if (first) {
          await page.goto(exchange.url + first);
          faults.push(...await faultsOf(page, `${view.name} ${role} ${path} first`));
        }
      }
      assert.deepEqual(faults, []);
      await context.close();
    });
  }
}

test('a stranger chooses language and appearance without JavaScript', async () => {
  const context = await contextFor(null, VIEWS[0], { javaScriptEnabled: false });
  const page = await watchedPage(context);
  await page.goto(`${exchange.url}/offers`);
  await page.locator('button[name=locale][value=es]').click();
  assert.equal(new URL(page.url()).pathname, '/offers');
  assert.equal(await page.locator('html').getAttribute('lang'), 'es');
  await page.locator('button[name=theme][value=dark]').click();
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  await context.close();
});

test('every component at once', async (t) => {
  for (const view of VIEWS) {
    const context = await contextFor(null, view);
    const page = await watchedPage(context);
    const answer = await page.goto(`${exchange.url}/dev/components`);
    if (answer.status() === 404) return t.skip('only debug builds have it');
    assert.deepEqual(await faultsOf(page, `${view.name} components`), []);
    await context.close();
  }
});

test('a buyer accepts and rejects without JavaScript', async () => {
  const context = await contextFor('buyer', VIEWS[0], { javaScriptEnabled: false });
  const page = await watchedPage(context);
  const openNext = async () => {
    await page.goto(`${exchange.url}/buyer/leads`);
    const href = await page.locator('main a[href^="/buyer/leads/lead_"]').first().getAttribute('href');
    await page.goto(exchange.url + href);
    assert.ok(await page.locator('a[href^="tel:"]').count(), 'the contact is shown');
    return href;
  };
  const accepted = await openNext();
  await page.locator('form[action$="/acceptance"] button').first().click();
  await page.goto(exchange.url + accepted);
  assert.equal(await page.locator('main .chip.is-settled').count(), 1, 'accepted, and paid at once');

  const rejected = await openNext();
  assert.notEqual(rejected, accepted, 'the next lead is on top');
  await page.locator('details:has(form[action$="/rejection"]) summary').first().click();
  await page.locator('form[action$="/rejection"] [value="wrong_topic"]').first().check();
  await page.locator('form[action$="/rejection"] button').first().click();
  await page.goto(exchange.url + rejected);
  assert.equal(await page.locator('main .chip.is-rejected').count(), 1, 'rejected');
  await context.close();
});

test('a buyer marks leads with the mouse and accepts them at once', async () => {
  const context = await contextFor('buyer');
  const page = await watchedPage(context);
  await page.goto(`${exchange.url}/buyer/leads`);
  const before = await page.locator('[name="ids"]').count();
  // Playwright clicks where the box is seen: a link drawn over it would get the click.
  await page.locator('[name="ids"]').nth(0).check();
  await page.locator('[name="ids"]').nth(1).check();
  await page.locator('.bulk-bar button[name="act"][value="accept"]').first().click();
  await page.goto(`${exchange.url}/buyer/leads`);
  assert.equal(await page.locator('[name="ids"]').count(), before - 2, 'two fewer wait');
  await context.close();
});

test('a contractor sends a lead without JavaScript, and the same again is a duplicate', async () => {
  const context = await contextFor('contractor', VIEWS[0], { javaScriptEnabled: false });
  const page = await watchedPage(context);
  for (const told of ['good', 'bad']) {
    await page.goto(`${exchange.url}/contractor/engagements`);
    await page.locator('main a[href^="/contractor/leads/new"]').first().click();
    const form = page.locator('#lead-form');
    await form.locator('[name="contact.name"]').fill('Нина Орлова');
    await form.locator('[name="contact.phone"]').fill('+7 916 555-01-02');
    for (const field of await form.locator('[required]').all()) {
      if (await field.getAttribute('type') === 'checkbox') await field.check();
      else if (!(await field.inputValue())) await field.fill('3');
    }
    await form.locator('button[type=submit], button:not([type])').first().click();
    assert.equal(await page.locator(`#told.${told}`).count(), 1, await page.locator('main').innerText());
  }
  await context.close();
});

test('staff confirm a top-up without JavaScript', async () => {
  const context = await contextFor('staff', VIEWS[0], { javaScriptEnabled: false });
  const page = await watchedPage(context);
  await page.goto(`${exchange.url}/staff/top-ups`);
  const waiting = await page.locator('form[action$="/confirmation"]').count();
  assert.ok(waiting > 0, 'one waits in the demo market');
  await page.locator('details:has(form[action$="/confirmation"]) summary').first().click().catch(() => {});
  await page.locator('form[action$="/confirmation"] button').first().click();
  await page.goto(`${exchange.url}/staff/top-ups`);
  assert.equal(await page.locator('form[action$="/confirmation"]').count(), waiting - 1, 'confirmed once');
  await context.close();
});
