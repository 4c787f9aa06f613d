/** The typed address of a dialer with a scheme. People leave out https://. */
export function withScheme(address: string): string {
  return /^[a-z]+:\/\//i.test(address.trim()) ? address.trim() : `https://${address.trim()}`;
}

/** Whether the connection goes to another machine without encryption. A dialer on this machine needs none. */
export function isUnencrypted(address: string): boolean {
  return (
    /^\s*http:\/\//i.test(address) &&
    !/^\s*http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|\s*$)/i.test(address)
  );
}
