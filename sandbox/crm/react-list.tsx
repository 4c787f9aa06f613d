/** @jsxImportSource react */
import { type UIEvent, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { type Contact, fictionalPhone, hue, initials, people, person } from './people.ts';
import { random } from './random.ts';

const rowHeight = 53;
const boxHeight = 530;
const slots = boxHeight / rowHeight + 2;
const next = random(99);

/**
 * A virtualized list as in React pages: 5,000 contacts, of which only the visible rows exist. The rows are keyed by their
 * slot, so scrolling and "Edit phone" patch names and numbers in place.
 */
function LiveList() {
  const [contacts, setContacts] = useState(() => people(5000, 21));
  const [filter, setFilter] = useState('');
  const [isMobileShown, setMobileShown] = useState(true);
  const [scrollTop, setScrollTop] = useState(0);
  const shown = useMemo(() => {
    const wanted = filter.toLowerCase();
    return contacts.filter((one) => `${one.name} ${one.company} ${one.phone}`.toLowerCase().includes(wanted));
  }, [contacts, filter]);
  const first = Math.floor(scrollTop / rowHeight);

  function editPhone(id: number): void {
    setContacts(contacts.map((one) => (one.id === id ? { ...one, phone: fictionalPhone(next).phone } : one)));
  }

  function insert(): void {
    const fresh = Array.from({ length: 3 }, (_, index) => person(contacts.length + index + 1, next));
    setContacts([...fresh, ...contacts]);
  }

  return (
    <>
      <div className="top">
        <h1>Live list</h1>
        <span className="count">{shown.length.toLocaleString('en-US')} people</span>
        <input
          className="push"
          type="search"
          placeholder="Filter"
          aria-label="Filter"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <button type="button" onClick={() => setMobileShown(!isMobileShown)}>
          {isMobileShown ? 'Hide mobile' : 'Show mobile'}
        </button>
        <button type="button" onClick={() => setContacts(contacts.toReversed())}>
          Reverse
        </button>
        <button type="button" className="primary" onClick={insert}>
          Insert rows
        </button>
      </div>
      <div className="card">
        <div className="lines head">
          <span>Name</span>
          <span>Company</span>
          <span>Phone</span>
          <span>{isMobileShown ? 'Mobile' : ''}</span>
          <span>Order ID</span>
          <span />
        </div>
        <section
          className="box"
          aria-label="Contacts"
          style={{ height: boxHeight }}
          onScroll={(event: UIEvent<HTMLElement>) => setScrollTop(event.currentTarget.scrollTop)}
        >
          <div style={{ height: shown.length * rowHeight, position: 'relative' }}>
            {shown.slice(first, first + slots).map((contact, index) => (
              <Line
                // biome-ignore lint/suspicious/noArrayIndexKey: this page exists to have recycled rows
                key={index}
                contact={contact}
                top={(first + index) * rowHeight}
                isMobileShown={isMobileShown}
                onEdit={() => editPhone(contact.id)}
              />
            ))}
          </div>
        </section>
      </div>
    </>
  );
}

interface LineProps {
  contact: Contact;
  top: number;
  isMobileShown: boolean;
  onEdit: () => void;
}

function Line({ contact, top, isMobileShown, onEdit }: LineProps) {
  return (
    <div className="lines" style={{ position: 'absolute', top, height: rowHeight, left: 0, right: 0 }}>
      <span className="person">
        <i className="avatar" style={{ '--hue': hue(contact.name) } as object} aria-hidden="true">
          {initials(contact.name)}
        </i>
        <span>
          <b>{contact.name}</b>
          <small>{contact.city}</small>
        </span>
      </span>
      <span>{contact.company}</span>
      <span className="phone">{contact.phone}</span>
      <span>{isMobileShown && <span className="mobile">{contact.mobile}</span>}</span>
      <span className="quiet">{contact.order}</span>
      <button type="button" aria-label={`Edit phone of ${contact.name}`} onClick={onEdit}>
        Edit phone
      </button>
    </div>
  );
}

const place = document.getElementById('app');
if (place) createRoot(place).render(<LiveList />);
