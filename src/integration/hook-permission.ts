/** The parameters of the requests that read or change a hook, by function. `function` and `source` are always there. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  update_alt_url: [
    'campaign_id',
    'entry_type',
    'url_type',
    'alt_url_id',
    'active',
    'url_rank',
    'url_statuses',
    'url_description',
    'url_address',
    'stage',
    'header',
  ],
  update_campaign: ['campaign_id', 'dispo_call_url', 'webform_one'],
};

/** Whether a request to the non-agent API reads or writes the hooks of a campaign or in-group, and nothing else. */
export function isHookRequest(parameters: Readonly<Record<string, string>>): boolean {
  const { function: called = '', source: _source, ...others } = parameters;
  const names = Object.hasOwn(allowed, called) ? allowed[called] : undefined;
  return names !== undefined && Object.keys(others).every((name) => names.includes(name));
}
