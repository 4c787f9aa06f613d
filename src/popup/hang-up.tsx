import { say } from '../platform/words.ts';
import { isAllowed } from '../session/allowed.ts';
import type { AgentState } from '../session/state.ts';
import { Command } from './command.tsx';

export function HangUp({ state }: { state: AgentState }) {
  if (state === 'unknown' || !isAllowed('hangUp', state)) return null;
  return (
    <Command question="endCall" input={{}} class="danger wide">
      {say('popup_hangUp')}
    </Command>
  );
}
