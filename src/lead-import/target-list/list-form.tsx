import { useSignal } from '@preact/signals';
import { type Explanation, explain } from '../../failure.ts';
import { isListName } from '../../leads/import/list-change.ts';
import { askNonAgent } from '../../platform/ask-non-agent.ts';
import { t } from '../../platform/i18n.ts';
import { fail, ok, type Result } from '../../result.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, TextInput } from '../../ui/inputs.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { listFunctions } from '../../vicidial/non-agent/list-functions.ts';
import type { NonAgentInput } from '../../vicidial/non-agent/non-agent-functions.ts';
import { refusalOf } from '../../vicidial/refusal.ts';
import type { FoundList } from './find-list.ts';

const { add_list, update_list } = listFunctions;
const changeFunctions = { add_list, update_list };

interface ListFormProps {
  readonly id: string;
  /** Undefined: the dialer has no list with this ID, and the form creates one. */
  readonly known: FoundList | undefined;
  /** Reads the list once more. */
  readonly onSaved: () => Promise<void>;
}

/** Creates a list, or changes its name and whether the dialer calls it. Only what was changed is sent. */
export function ListForm({ id, known, onSaved }: ListFormProps) {
  const name = useSignal(known?.name ?? '');
  const campaign = useSignal(known?.campaign ?? '');
  const isActive = useSignal(known?.isActive ?? true);
  const { isBusy, failure, run } = useAction();
  const active: 'Y' | 'N' = isActive.value ? 'Y' : 'N';
  const changed = {
    ...(name.value.trim() === known?.name ? {} : { list_name: name.value.trim() }),
    ...(isActive.value === known?.isActive ? {} : { active }),
  };
  const reason =
    changed.list_name !== undefined && !isListName(changed.list_name)
      ? t('import_listNameRule')
      : Object.keys(changed).length === 0
        ? t('import_listUnchanged')
        : undefined;
  const save = async () => {
    const saved = await run(() =>
      known ? send('update_list', { list_id: id, ...changed }) : send('add_list', newList()),
    );
    if (saved?.ok) await onSaved();
  };
  const newList = () => ({
    ...{ list_id: id, list_name: name.value.trim(), campaign_id: campaign.value.trim() },
    active,
  });
  return (
    <details>
      <summary>{t(known ? 'import_changeList' : 'import_newList')}</summary>
      <div class="stack">
        <div class="row">
          <label class="grow" for="import-list-name">
            {t('import_listName')}
            <TextInput id="import-list-name" maxLength={30} value={name} />
          </label>
          {!known && (
            <label for="import-list-campaign">
              {t('import_listCampaign')}
              <TextInput id="import-list-campaign" dir="ltr" maxLength={8} value={campaign} />
            </label>
          )}
        </div>
        <Checkbox value={isActive}>{t('import_listIsActive')}</Checkbox>
        <div class="row">
          <Button isBusy={isBusy} reason={reason} onClick={() => void save()}>
            {t(known ? 'import_saveList' : 'import_createList', id)}
          </Button>
          {reason && <span class="help">{reason}</span>}
        </div>
        {failure && <FailureNotice reason={failure} />}
      </div>
    </details>
  );
}

async function send<F extends 'add_list' | 'update_list'>(
  name: F,
  input: NonAgentInput<F>,
): Promise<Result<null, Explanation>> {
  const reply = await askNonAgent(changeFunctions, name, input);
  if (!reply.ok) return reply;
  const error = reply.value.results.find(({ result }) => result === 'error');
  return error ? fail(explain(refusalOf(error.message))) : ok(null);
}
