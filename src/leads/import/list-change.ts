/** The parameters with which the page for new leads creates a list and changes one. `function` and `source` are always there. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  add_list: ['list_id', 'list_name', 'campaign_id', 'active'],
  update_list: ['list_id', 'list_name', 'active'],
};

/** Whether a request creates or changes a list that may be written, and does nothing else. `writableLists`: empty for all. */
export function isListChange(
  parameters: Readonly<Record<string, string>>,
  writableLists: readonly string[],
): boolean {
  const { function: called = '', source: _source, ...others } = parameters;
  const names = Object.hasOwn(allowed, called) ? allowed[called] : undefined;
  if (!names || !Object.keys(others).every((name) => names.includes(name))) return false;
  return writableLists.length === 0 || writableLists.includes(others['list_id'] ?? '');
}

/** Whether the dialer keeps this name of a list as it is (docs/vicidial/non-agent-api.md, update_list). It drops other characters. */
export const isListName = (name: string): boolean => /^[-+_ A-Za-z0-9]{6,30}$/.test(name);
