import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { Transfer } from '../../src/session-view/call/transfer.tsx';
import { DraftProvider } from '../../src/session-view/draft-provider.tsx';
import { words, worker } from './support/fake-browser.ts';
import { resetPage, show, signedIn } from './support/render.tsx';

beforeEach(resetPage);

test('a third party that was added leaves no number and no choice for the next transfer', async () => {
  const onClose = vi.fn();
  show(
    <DraftProvider state={signedIn('connected')}>
      <Transfer controls={{}} onClose={onClose} />
    </DraftProvider>,
  );
  const number = screen.getByRole<HTMLInputElement>('textbox', { name: words('popup_to_number') });
  const park = screen.getByRole<HTMLInputElement>('checkbox', { name: words('popup_parkMeanwhile') });
  fireEvent.input(number, { target: { value: '813 555 0191' } });
  fireEvent.click(park);
  fireEvent.click(screen.getByRole('button', { name: words('popup_addParty') }));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(worker.inputsOf('command')).toMatchObject([
    { command: { kind: 'addParty', number: '813 555 0191', park: true } },
  ]);
  await waitFor(() => expect([number.value, park.checked]).toEqual(['', false]));
});
