import { type Contact, fictionalPhone, people, person } from '../../../sandbox/crm/people.ts';
import { pick, random } from '../../../sandbox/crm/random.ts';

/** What a framework page shows. Every framework draws the same state; none decides anything itself. */
export interface State {
  rows: readonly Contact[];
  sortedBy: 'name' | 'phone' | undefined;
  /** Only the contacts of this owner are shown. */
  owner: string | undefined;
  isMobileShown: boolean;
  /** The contact whose panel stands beside the list. */
  open: number | undefined;
  /** Where the recycled window of ten slots begins in the rows. */
  top: number;
  isListShown: boolean;
  /** The last four digits of the number that is written over several elements. */
  desk: string;
  ticks: number;
}

/** One thing that happens to a page. */
export type Change =
  | { kind: 'edit'; id: number; field: 'phone' | 'mobile'; phone: string }
  | { kind: 'insert'; at: number; contact: Contact }
  | { kind: 'remove'; id: number }
  | { kind: 'move'; id: number; to: number }
  | { kind: 'sort'; by: State['sortedBy'] }
  | { kind: 'filter'; owner: string | undefined }
  | { kind: 'mobile' | 'list' | 'tick' | 'reload' | 'remount' }
  | { kind: 'desk'; line: string }
  | { kind: 'open'; id: number | undefined }
  | { kind: 'scroll'; top: number };

/** The slots of the recycled window. */
export const slotCount = 10;

const kinds: Change['kind'][] = [
  ...(['edit', 'edit', 'edit', 'edit', 'insert', 'remove', 'move', 'sort', 'filter'] as const),
  ...(['mobile', 'list', 'tick', 'reload', 'remount', 'desk', 'open', 'open', 'scroll', 'scroll'] as const),
];

/** Sixty contacts, everything shown. */
export function firstState(): State {
  return {
    rows: people(60, 3).map(withSeparators),
    sortedBy: undefined,
    owner: undefined,
    isMobileShown: true,
    open: undefined,
    top: 0,
    isListShown: true,
    desk: '0142',
    ticks: 0,
  };
}

/** What happens next: the same for the same state and seed. */
export function changeFrom(state: State, seed: number): Change {
  const next = random(seed);
  const kind = pick(kinds, next);
  const { id } = pick(state.rows, next);
  const place = Math.floor(next() * state.rows.length);
  switch (kind) {
    case 'edit':
      return { kind, id, field: pick(['phone', 'mobile'] as const, next), phone: phoneFrom(next) };
    case 'insert':
      return {
        kind,
        at: place,
        contact: withSeparators(person(Math.max(...state.rows.map((row) => row.id)) + 1, next)),
      };
    case 'remove':
      return state.rows.length > 30 ? { kind, id } : { kind: 'tick' };
    case 'move':
      return { kind, id, to: place };
    case 'sort':
      return { kind, by: pick(['name', 'phone', undefined] as const, next) };
    case 'filter':
      return { kind, owner: state.owner ? undefined : pick(state.rows, next).owner };
    case 'desk':
      return { kind, line: `01${10 + Math.floor(next() * 90)}` };
    case 'open':
      return { kind, id: state.open === undefined || next() < 0.6 ? id : undefined };
    case 'scroll':
      return { kind, top: Math.floor(next() * (state.rows.length - slotCount)) };
    default:
      return { kind };
  }
}

/** The state after `change`; rows that did not change stay the same objects, except on a reload. */
export function apply(state: State, change: Change): State {
  const { rows } = state;
  switch (change.kind) {
    case 'edit':
      return {
        ...state,
        rows: rows.map((row) => (row.id === change.id ? { ...row, [change.field]: change.phone } : row)),
      };
    case 'insert':
      return { ...state, rows: rows.toSpliced(change.at, 0, change.contact) };
    case 'remove':
      return {
        ...state,
        rows: rows.filter((row) => row.id !== change.id),
        open: state.open === change.id ? undefined : state.open,
      };
    case 'move': {
      const moved = rows.filter((row) => row.id === change.id);
      return { ...state, rows: rows.filter((row) => row.id !== change.id).toSpliced(change.to, 0, ...moved) };
    }
    case 'sort':
      return { ...state, sortedBy: change.by };
    case 'filter':
      return { ...state, owner: change.owner };
    case 'mobile':
      return { ...state, isMobileShown: !state.isMobileShown };
    case 'list':
      return { ...state, isListShown: !state.isListShown };
    case 'desk':
      return { ...state, desk: change.line };
    case 'open':
      return { ...state, open: change.id };
    case 'scroll':
      return { ...state, top: change.top };
    case 'reload':
      return { ...state, rows: rows.map((row) => ({ ...row })) };
    case 'tick':
    case 'remount':
      return { ...state, ticks: state.ticks + 1 };
  }
}

/** The rows of the list in the order in which they are shown. */
export function listed({ rows, owner, sortedBy }: State): Contact[] {
  const kept = rows.filter((row) => owner === undefined || row.owner === owner);
  return sortedBy ? kept.sort((a, b) => compare(a[sortedBy], b[sortedBy]) || a.id - b.id) : kept;
}

/** The rows of the recycled window. */
export function inWindow({ rows, top }: State): Contact[] {
  return rows.slice(top, top + slotCount);
}

/** The contact whose panel is open. */
export function opened({ rows, open }: State): Contact | undefined {
  return rows.find((row) => row.id === open);
}

/** What the page shows as numbers, from top to bottom. */
export function numbersOf(state: State): string[] {
  const panel = opened(state);
  return [
    `(727) 555-${state.desk}`,
    ...(state.isListShown ? listed(state) : []).flatMap((row) =>
      state.isMobileShown ? [row.phone, row.mobile] : [row.phone],
    ),
    ...(panel ? [panel.phone] : []),
    ...inWindow(state).map((row) => row.phone),
  ];
}

/** `tel:` address of a number as it is written. */
export function telOf(phone: string): string {
  return `tel:${phone.replace(/ x.*/, '').replace(/[^\d+]/g, '')}`;
}

/** A number that reads as one wherever it stands; bare digits need a label. */
function phoneFrom(next: () => number): string {
  const { phone } = fictionalPhone(next);
  return /^\d+$/.test(phone) ? `${phone.slice(0, 3)}-${phone.slice(3, 6)}-${phone.slice(6)}` : phone;
}

function withSeparators(contact: Contact): Contact {
  const next = random(contact.id);
  const { phone, mobile } = contact;
  return {
    ...contact,
    phone: /^\d{10}/.test(phone) ? phoneFrom(next) : phone,
    mobile: /^\d{10}/.test(mobile) ? phoneFrom(next) : mobile,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
