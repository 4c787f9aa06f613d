import { t } from '../../platform/i18n.ts';
import type { TeamAction } from '../../team/team-action.ts';

/** An action in words, with its values: the pause code, the text, the in-groups or the disposition. */
export function actionWords(action: TeamAction): string {
  const words = t(`team_action_${action.kind}`);
  const values = valuesOf(action);
  return values === '' ? words : `${words}: ${values}`;
}

function valuesOf(action: TeamAction): string {
  switch (action.kind) {
    case 'pause':
    case 'pauseCode':
    case 'grantPause':
      return action.code;
    case 'message':
    case 'denyPause':
      return action.text;
    case 'inGroups':
      return `${t(`popup_inGroups_${action.change}`)} ${action.inGroups.join(', ')}`;
    case 'endWrapUp':
      return action.thenPause ? `${action.status}, ${t('team_pauseAfterwards')}` : action.status;
    default:
      return '';
  }
}
