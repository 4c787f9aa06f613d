import { t } from '../../platform/i18n.ts';
import type { TeamAction } from '../../team/team-action.ts';

/** An action in words, with its pause code or its text. */
export function actionWords(action: TeamAction): string {
  const words = t(`team_action_${action.kind}`);
  if (action.kind === 'message') return `${words}: ${action.text}`;
  const code = action.kind === 'pause' || action.kind === 'pauseCode' ? action.code : '';
  return code ? `${words}: ${code}` : words;
}
