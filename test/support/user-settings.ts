/**
 * Changes settings of the user like the options page, and waits until the worker has put them into force. Runs in a page or
 * the worker of the extension, so it uses nothing from outside: settings are in the extension's IndexedDB, and a key of the
 * session's storage announces a change.
 */
export async function storeUserSettings(changes: object): Promise<void> {
  // Opened before the worker has created its stores (version 2), the database would stay empty.
  while (
    !(await indexedDB.databases()).some(({ name, version }) => name === 'click-to-dial' && version === 2)
  )
    await new Promise((again) => setTimeout(again, 50));
  const database = await new Promise<IDBDatabase>((done, failed) => {
    const opening = indexedDB.open('click-to-dial');
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => failed(opening.error);
  });
  const transaction = database.transaction('values', 'readwrite');
  const values = transaction.objectStore('values');
  const reading = values.get('settings');
  reading.onsuccess = () => values.put({ ...reading.result, ...changes }, 'settings');
  await new Promise((done, failed) => {
    transaction.oncomplete = done;
    transaction.onerror = failed;
  });
  database.close();
  const { storage } = (globalThis as { browser?: typeof chrome }).browser ?? chrome;
  await storage.session.set({ settingsChanged: crypto.randomUUID() });
  const end = Date.now() + 45_000;
  for (;;) {
    const { effective } = await storage.session.get('effective');
    const inForce = (effective as { values?: Record<string, unknown> } | null)?.values ?? {};
    if (
      Object.entries(changes).every(([key, value]) => JSON.stringify(inForce[key]) === JSON.stringify(value))
    )
      return;
    if (Date.now() > end) throw new Error(`not in force: ${JSON.stringify(changes)}`);
    await new Promise((again) => setTimeout(again, 50));
  }
}
