import { type Login, signIn, trySignIn } from '../support/agent.ts';
import { serve } from '../support/serve.ts';
import { anyValue, button, either, t } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

const failures: readonly {
  readonly when: string;
  readonly change: Partial<Login>;
  readonly says: string | RegExp;
  readonly todo: string;
}[] = [
  {
    when: 'the password is wrong',
    change: { password: 'Cl1ckToD1all' },
    says: t('failure_wrongLogin'),
    todo: t('failure_wrongLogin_todo'),
  },
  {
    when: 'the account may not use the API',
    change: { user: '1001', password: 'Bob1001' },
    says: t('failure_noApiAccess'),
    todo: t('failure_noApiAccess_todo'),
  },
  {
    when: 'nothing answers at the address',
    change: { address: 'http://127.0.0.1:9' },
    says: anyValue('failure_unreachable'),
    todo: t('failure_unreachable_todo'),
  },
  {
    when: 'the address is none',
    change: { address: 'https://' },
    says: t('failure_badAddress'),
    todo: t('failure_badAddress_todo'),
  },
  {
    when: 'the password has characters that the dialer drops',
    change: { password: 'geheim$1!' },
    says: t('failure_badCredentials'),
    todo: t('failure_badCredentials_todo'),
  },
];

test('a failed sign-in says why and what to do', async ({ station, crm, login }) => {
  for (const { when, change, says, todo } of failures) {
    const popup = await trySignIn(station, crm, { ...login, ...change });
    const words = await popup.reads(says);

    expect(words, when).toContain(todo);
    expect(words, when).toContain(t('popup_signIn'));
    expect(words, when).not.toContain(change.password ?? login.password);
  }
});

test('the sign-in shows that the account is locked, and sends one request to the dialer', async ({
  station,
  crm,
  login,
  sandbox,
}) => {
  sandbox.control.apply({ do: 'lock', user: login.user });
  const popup = await trySignIn(station, crm, login);
  await popup.reads(either(t('failure_locked'), anyValue('failure_lockedUntil')));

  expect(withLogin(sandbox.control.requests)).toHaveLength(1);
});

test('the sign-in shows that another program replies at the address, and sends it no password', async ({
  station,
  crm,
  login,
}) => {
  const other = await serve({ '/agc/api.php': '<!doctype html><h1>It works!</h1>' });
  const popup = await trySignIn(station, crm, { ...login, address: other.origin });
  await popup.reads(t('failure_webPage'));

  expect(other.bodies.length).toBeGreaterThan(0);
  expect(other.bodies.filter((body) => body.includes(login.password))).toEqual([]);
  await other.close();
});

test('a dialer that redirects is not followed, so the login goes nowhere else', async ({
  station,
  crm,
  login,
  sandbox,
}) => {
  sandbox.control.fault({ kind: 'redirect', status: 307, times: 9 });
  const popup = await trySignIn(station, crm, login);
  await popup.reads(anyValue('failure_redirected'));

  expect(sandbox.control.bytesElsewhere).toBe(0);
});

test('the popup shows that the agent is not logged in to the agent screen', async ({
  station,
  crm,
  login,
}) => {
  const popup = await trySignIn(station, crm, { ...login, agent: '1003' });
  const words = await popup.reads(t('state_loggedOut'));

  expect(words).toContain(t('popup_loggedOutTodo'));
});

test('after three wrong passwords no request is sent, and the account is not locked', async ({
  station,
  crm,
  login,
  sandbox,
}) => {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const popup = await trySignIn(station, crm, { ...login, password: `wrong${attempt}` });
    await popup.reads(t('failure_wrongLogin'));
    await sandbox.control.waitFor('the attempt', ({ requests }) => withLogin(requests).length === attempt);
  }
  const popup = await trySignIn(station, crm, { ...login, password: 'wrong4' });
  await popup.reads(anyValue('failure_signInBlocked'));

  expect(withLogin(sandbox.control.requests)).toHaveLength(3);
  expect(sandbox.control.snapshot.locked).toEqual([]);
});

test('the password is kept for this browser session only, is in no address, and signing out deletes it', async ({
  station,
  crm,
  login,
  sandbox,
}) => {
  const popup = await signIn(station, crm, login);
  const kept = await popup.evaluate(async () => {
    const { storage } = ((globalThis as { browser?: unknown }).browser ?? chrome) as typeof chrome;
    const databases = await indexedDB.databases();
    const rows = await Promise.all(
      databases.map(
        ({ name }) =>
          new Promise((done) => {
            const opening = indexedDB.open(name as string);
            opening.onsuccess = () => {
              const stores = [...opening.result.objectStoreNames];
              if (stores.length === 0) return done([]);
              const all: unknown[] = [];
              const reading = opening.result.transaction(stores);
              for (const store of stores) {
                const asked = reading.objectStore(store).getAll();
                asked.onsuccess = () => all.push(asked.result);
              }
              reading.oncomplete = () => done(all);
            };
          }),
      ),
    );
    return {
      session: JSON.stringify(await storage.session.get()),
      disk: JSON.stringify([await storage.local.get(), await storage.sync.get(), rows, { ...localStorage }]),
    };
  });

  expect(kept.session).toContain(login.password);
  expect(kept.disk).not.toContain(login.password);
  expect(sandbox.control.requests.every(({ method }) => method === 'POST')).toBe(true);
  expect(sandbox.control.requests.filter(({ path }) => path.includes(login.password))).toEqual([]);

  await popup.click(button('popup_signOut'));
  await popup.reads(t('popup_signInHello'));

  const session = await popup.evaluate(async () => {
    const { storage } = ((globalThis as { browser?: unknown }).browser ?? chrome) as typeof chrome;
    return JSON.stringify(await storage.session.get());
  });
  expect(session).not.toContain(login.password);
});

function withLogin<R extends { params: Record<string, string> }>(requests: readonly R[]): R[] {
  return requests.filter(({ params }) => 'user' in params);
}
