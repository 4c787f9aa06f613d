/** Runs in a page of the extension: deletes all that the extension can store, apart from its permissions. */
export async function clearStores(): Promise<void> {
  const databases = await indexedDB.databases();
  await Promise.all(
    databases.map(
      ({ name }) =>
        new Promise<void>((done, failed) => {
          const request = indexedDB.deleteDatabase(name ?? '');
          request.onsuccess = () => done();
          request.onerror = () => failed(request.error);
        }),
    ),
  );
  localStorage.clear();
  await chrome.scripting.unregisterContentScripts();
  await chrome.alarms.clearAll();
  await chrome.action.setBadgeText({ text: '' });
  await chrome.storage.local.clear();
  await chrome.storage.session.clear();
}
