/** What Chromium's `identity` offers once a package has its permission; Firefox has none of it. */
interface Identity {
  getProfileUserInfo?(details: { accountStatus: 'ANY' }): Promise<{ email: string }>;
}

/** The account that the browser is signed in to, or empty: nobody is, or the package may not know. */
export async function profileEmail(): Promise<string> {
  const { chrome } = globalThis as { chrome?: { identity?: Identity } };
  const info = await chrome?.identity?.getProfileUserInfo?.({ accountStatus: 'ANY' });
  return info?.email ?? '';
}
