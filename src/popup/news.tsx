import { ask } from '../platform/send.ts';
import { say } from '../platform/words.ts';
import type { CommandView, Desk } from '../session/desk.ts';
import { isInCall } from '../session/state.ts';
import { FailureNotice } from '../ui/notice.tsx';
import { isOffered, Reasons } from './button.tsx';
import { Command } from './command.tsx';

/** What is under way, what waits for a yes, and what went wrong until the agent has put it away. */
export function News({ desk }: { desk: Desk }) {
  const { call, commands, controls } = desk;
  const isPending =
    isOffered(controls.cancelDial) &&
    controls.cancelDial !== 'noDialPending' &&
    !isInCall(desk.session.state);
  return (
    <>
      {call?.phase === 'confirming' && (
        <section class="notice" aria-label={say('popup_confirmTitle')}>
          <strong>{say('popup_confirmTitle')}</strong>
          <span class="number">{call.formatted}</span>
          <span>{say('popup_confirmWhy')}</span>
          <div class="row">
            <button type="button" class="main grow" onClick={() => void ask('confirmDial', { id: call.id })}>
              {say('popup_confirmYes')}
            </button>
            <button type="button" onClick={() => void ask('dismiss', { id: call.id })}>
              {say('popup_confirmNo')}
            </button>
          </div>
        </section>
      )}
      {commands.filter(isUnderWay).map((each) => (
        <p key={each.id} role="status" class="help">
          {say(`popup_doing_${each.kind}`)}
        </p>
      ))}
      {isPending && !commands.some(({ kind, state }) => kind === 'cancelDial' && isOpen(state)) && (
        <div class="stack tight">
          <Command class="wide" work={{ kind: 'cancelDial' }} why={controls.cancelDial}>
            {say('popup_cancelDial')}
          </Command>
          <Reasons of={[controls.cancelDial]} />
        </div>
      )}
      {commands
        .filter(({ reason }) => reason !== undefined)
        .map((each) => (
          <Outcome key={each.id} command={each} />
        ))}
    </>
  );
}

function isUnderWay({ state, kind }: CommandView): boolean {
  return isOpen(state) && kind !== 'dispose';
}

function isOpen(state: CommandView['state']): boolean {
  return state === 'new' || state === 'sent';
}

function Outcome({ command }: { command: CommandView }) {
  if (!command.reason) return null;
  return (
    <FailureNotice reason={command.reason} isGrave={command.state === 'unknown'}>
      <div>
        <button type="button" class="plain" onClick={() => void ask('dismiss', { id: command.id })}>
          {say('popup_understood')}
        </button>
      </div>
    </FailureNotice>
  );
}
