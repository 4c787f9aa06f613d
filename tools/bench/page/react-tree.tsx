/** @jsxImportSource react */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { numberAt } from './numbers.ts';

// A React page with the depth of large CRMs: seven binary levels, then groups of ten cards, with 14 elements between body and text.

const halvings = 7;
const cardsInGroup = 10;

function Branch({ depth, index, shift }: { depth: number; index: number; shift: number }) {
  if (depth === 0) return <Group index={index} shift={shift} />;
  return (
    <div className="branch">
      <Branch depth={depth - 1} index={index * 2} shift={shift} />
      <Branch depth={depth - 1} index={index * 2 + 1} shift={shift} />
    </div>
  );
}

function Group({ index, shift }: { index: number; shift: number }) {
  return (
    <section>
      <h3>Team {index}</h3>
      {cardsOf(index).map((card) => (
        <Card key={card} index={card} shift={shift} />
      ))}
    </section>
  );
}

function cardsOf(group: number): number[] {
  return Array.from({ length: cardsInGroup }, (_, place) => group * cardsInGroup + place);
}

/** Ten text nodes; every second card has a number. */
function Card({ index, shift }: { index: number; shift: number }) {
  return (
    <article>
      <div>
        <h4>
          <b>Contact {index}</b>
        </h4>
        <p>
          <span>Order</span> <span>{4_000_000_000 + index * 7919}</span>
        </p>
        <p>
          <span>Phone</span> <span>{index % 2 ? 'not given' : numberAt(index / 2 + shift)}</span>
        </p>
        <p>Since {2001 + (index % 25)}</p>
      </div>
    </article>
  );
}

const root = createRoot(document.body.appendChild(document.createElement('main')));
let shift = 0;

function draw(): void {
  flushSync(() =>
    root.render(
      <div className="shell">
        <Branch depth={halvings} index={0} shift={shift} />
      </div>,
    ),
  );
}

draw();

function countTexts(): number {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let count = 0;
  while (walker.nextNode()) count += 1;
  return count;
}

/** Renders every number again, `count` times. */
function mutate(count: number): void {
  for (let done = 0; done < count; done += 1) {
    shift += 1;
    draw();
  }
}

window.bench = {
  textNodes: countTexts(),
  numbers: (2 ** halvings * cardsInGroup) / 2,
  mutate,
  // React decides which node has which text.
  lost: () => 0,
  tick(perSecond) {
    let done = 0;
    const timer = setInterval(() => {
      mutate(1);
      done += 1;
    }, 1000 / perSecond);
    return () => {
      clearInterval(timer);
      return done;
    };
  },
};
