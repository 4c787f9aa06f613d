/**
 * The parameters of one of VICIdial's URL hooks. It sends them in the query, or, with a settings container, in a body that is a
 * form or JSON. Names of the body count more. Undefined for a body that is neither.
 */
export function hookParameters(query: URLSearchParams, body: string): URLSearchParams | undefined {
  const all = new URLSearchParams(query);
  if (body.trim() === '') return all;
  const sent = body.trimStart().startsWith('{') ? readJson(body) : [...new URLSearchParams(body)];
  for (const [name, value] of sent ?? []) all.set(name, value);
  return sent && all;
}

function readJson(body: string): [string, string][] | undefined {
  try {
    return Object.entries(JSON.parse(body) as object).map(([name, value]) => [name, String(value)]);
  } catch {
    return undefined;
  }
}
