/** @jsxImportSource react */
import { memo, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import type { Contact } from '../../../sandbox/crm/people.ts';
import { drive, errors, place } from './app.ts';
import { inWindow, listed, opened, type State, telOf } from './model.ts';

// One source for React 18 and 19: the bundler decides which one `react` is.

function Page({ state }: { state: State }) {
  const panel = opened(state);
  return (
    <>
      <p>
        Desk{' '}
        <span className="phone">
          <b>(727)</b> <i>555</i>-{state.desk}
        </span>
        , updated {state.ticks} times
      </p>
      {state.isListShown ? <List state={state} /> : <p>The list is hidden.</p>}
      {panel && <Panel contact={panel} />}
      <div className="window">
        {inWindow(state).map((contact, slot) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: slots are recycled, as virtualised lists do
          <div key={slot}>
            Phone <span className="phone">{contact.phone}</span>
          </div>
        ))}
      </div>
    </>
  );
}

function List({ state }: { state: State }) {
  return (
    <table>
      <thead>
        <tr>
          <th>Name</th>
          <th>Phone</th>
          {state.isMobileShown && <th>Mobile</th>}
          <th>Order ID</th>
        </tr>
      </thead>
      <tbody>
        {listed(state).map((contact) => (
          <Row key={contact.id} contact={contact} isMobileShown={state.isMobileShown} />
        ))}
      </tbody>
    </table>
  );
}

const Row = memo(({ contact, isMobileShown }: { contact: Contact; isMobileShown: boolean }) => {
  // React writes this as two text nodes side by side.
  const half = contact.phone.length >> 1;
  return (
    <tr>
      <td>{contact.name}</td>
      <td className="phone">
        {contact.phone.slice(0, half)}
        {contact.phone.slice(half)}
      </td>
      {isMobileShown && (
        <td>
          <a className="phone" href={telOf(contact.mobile)}>
            {contact.mobile}
          </a>
        </td>
      )}
      <td>{contact.order}</td>
    </tr>
  );
});

function Panel({ contact }: { contact: Contact }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.setAttribute('data-length', String(contact.phone.length));
  }, [contact.phone]);
  return (
    <aside>
      <h2>{contact.name}</h2>
      <p>
        Phone: <strong className="phone">{contact.phone}</strong>
      </p>
      <input ref={field} autoComplete="tel" value={contact.phone} readOnly />
      <textarea value={`Call ${contact.phone} before noon`} readOnly />
    </aside>
  );
}

let root: Root | undefined;
const said = (error: unknown) => errors.push(String(error));

function show(state: State): void {
  flushSync(() => root?.render(<Page state={state} />));
}

await drive({
  show,
  remount(state) {
    root?.unmount();
    root = createRoot(place(), { onUncaughtError: said, onCaughtError: said, onRecoverableError: said });
    show(state);
  },
});
