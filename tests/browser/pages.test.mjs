// Uses the exchange as buyer, contractor and staff: with and without JavaScript, wide and on a
// phone, light and dark, in three languages.
//
//   SHOTS=folder node --test pages.test.mjs    also keeps a picture of every page

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
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
  const keys = await page.evaluate(() => document.body.innerText.match(/\b(?:fault|problem|nav|leads|offers|desk|money|staff|accounts|reasons|record|form|certificate)-[a-z]+(?:-[a-z]+)+\b/g));
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

// The codes of the forms a contractor works with: one page, and one in steps.
async function formCodes() {
  const context = await contextFor('contractor');
  const page = await context.newPage();
  await page.goto(`${exchange.url}/contractor/engagements?status=active`);
  const ways = await page.locator('main a[href$="/form"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  assert.ok(ways.length >= 2, 'two offers are worked on by form');
  const codes = {};
  for (const way of ways) {
    await page.goto(exchange.url + way);
    const code = new URL(await page.locator('#form-link').inputValue()).pathname.split('/').pop();
    await page.goto(`${exchange.url}/f/${code}`);
    codes[await page.locator('#progress').count() ? 'steps' : 'short'] = code;
  }
  await context.close();
  return codes;
}

// Fills in what must be filled in.
async function fillIn(form, phone) {
  for (const field of await form.locator('form [required]:not([type=hidden])').all()) {
    if (await field.getAttribute('type') === 'checkbox') await field.check();
    else if (!(await field.inputValue())) await field.fill('3');
  }
  if (await form.locator('[name="contact.phone"]').count()) await form.locator('[name="contact.phone"]').fill(phone);
}

for (const view of VIEWS) {
  test(`the form and what stands around it, ${view.name}`, async () => {
    const codes = await formCodes();
    const context = await contextFor(null, view);
    const page = await watchedPage(context);
    const faults = [];
    for (const path of [`/f/${codes.short}`, `/f/${codes.steps}?test=1`, `/f/${codes.short}/embed?theme=auto`, `/f/${codes.short}/call-back`, '/certificates']) {
      const answer = await page.goto(exchange.url + path);
      assert.equal(answer.status(), 200, path);
      faults.push(...await faultsOf(page, `${view.name} form ${path.replace(/[0-9a-z]{10}/, 'code')}`));
    }
    const contractor = await contextFor('contractor', view);
    const own = await watchedPage(contractor);
    await own.goto(`${exchange.url}/contractor/engagements?status=active`);
    await own.locator('main a[href$="/form"]').first().click();
    faults.push(...await faultsOf(own, `${view.name} contractor form`));
    assert.deepEqual(faults, []);
    await contractor.close();
    await context.close();
  });
}

test('a stranger goes through the steps without JavaScript', async () => {
  const { steps } = await formCodes();
  const context = await contextFor(null, VIEWS[1], { javaScriptEnabled: false });
  const page = await watchedPage(context);
  await page.goto(`${exchange.url}/f/${steps}?sub1=browser`);
  await fillIn(page, '');
  await page.locator('[name="fields.city"]').fill('Alcoy');
  await page.locator('button[value=next]').click();
  await page.locator('button[value=back]').click();
  assert.equal(await page.locator('[name="fields.city"]').inputValue(), 'Alcoy');
  await page.locator('button[value=next]').click();
  await page.locator('button[value=next]').click();
  await fillIn(page, '+34 612 34 56 78');
  // Whoever is quicker than people are is asked to press once more.
  await page.waitForTimeout(2_100);
  await page.locator('button[value=next]').click();
  assert.equal(await page.locator('[data-done]').count(), 1, await page.locator('main').innerText());
  assert.equal(await page.locator('form').count(), 0);
  await context.close();
});

test('other sites show the form and the button with one line', async () => {
  const { short, steps } = await formCodes();
  // A strict site: our script and our frame, nothing else.
  const policy = `default-src 'none'; script-src ${exchange.url}; frame-src ${exchange.url}`;
  const line = (code, more = '') => `<script src="${exchange.url}/embed.js" data-form="${code}"${more} async></script>`;
  const site = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Security-Policy', policy);
    response.end(`<!doctype html><html lang="en"><title>Another site</title><h1>Another site</h1>${request.url.startsWith('/button')
      ? line(short, ' data-button="Call me back"') : line(steps) + line(short)}`);
  });
  await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
  const home = `http://127.0.0.1:${site.address().port}`;
  const context = await contextFor(null);
  const page = await watchedPage(context);
  await page.goto(`${home}/?sub2=host`);
  const frame = page.frameLocator(`iframe[src*="/f/${steps}/"]`);
  await frame.locator('#progress').waitFor();
  assert.equal(await page.locator('iframe').count(), 2);
  const fits = () => page.waitForFunction(() => [...document.querySelectorAll('iframe')].every((one) => one.style.height !== '420px'));
  await fits();
  const tall = await page.locator(`iframe[src*="/f/${steps}/"]`).evaluate((one) => one.clientHeight);
  assert.match(await frame.locator('form').getAttribute('action'), /sub2=host/);
  await frame.locator('[name="fields.city"]').fill('Elche');
  await frame.locator('button[value=next]').click();
  await frame.locator('button[value=back]').waitFor();
  await page.waitForFunction(([code, before]) => document.querySelector(`iframe[src*="/f/${code}/"]`).clientHeight !== before, [steps, tall]);

  await page.goto(`${home}/button`);
  const button = page.getByRole('button', { name: 'Call me back' });
  await button.click();
  const dialogue = page.frameLocator('iframe[src*="/call-back"]');
  await fillIn(dialogue, '+7 916 555-01-77');
  await dialogue.locator('[name="contact.phone"]').press('Escape');
  await page.locator('dialog').waitFor({ state: 'hidden' });
  await page.waitForFunction(() => document.activeElement.shadowRoot?.activeElement?.className === 'open');
  await button.click();
  assert.equal(await dialogue.locator('[name="contact.phone"]').inputValue(), '+7 916 555-01-77', 'what was typed is still there');
  await page.waitForTimeout(2_100);
  await dialogue.locator('button[value=next]').click();
  await dialogue.locator('[data-done]').waitFor();
  assert.deepEqual(page.complaints, []);
  await context.close();
  await new Promise((resolve) => site.close(resolve));
});
