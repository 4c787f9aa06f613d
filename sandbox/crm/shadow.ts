import { everybody } from './contacts.ts';
import { page } from './layout.ts';

/**
 * A page of custom elements with open, nested shadow roots, as in Lightning pages: a list of cards, each with a field
 * element inside. "Next numbers" patches the text in the deepest roots in place, and "Add card" adds a card.
 */
export function shadowPage(): string {
  const body = `<div class="top"><h1>Components</h1><span class="count">custom elements</span>
<button class="push" type="button" id="next">Next numbers</button>
<button class="primary" type="button" id="add">Add card</button></div>
<crm-cards></crm-cards>`;
  const cards = everybody.slice(0, 12).map(({ name, company, phone, mobile }) => ({
    name,
    company,
    phone,
    mobile,
  }));
  return page({
    title: 'Components',
    path: 'shadow',
    body,
    script: `const people = ${JSON.stringify(cards)};${script}`,
  });
}

const script = `
class CrmField extends HTMLElement {
  static observedAttributes = ['label', 'value'];
  #value = document.createTextNode('');
  #label = document.createElement('span');
  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.innerHTML = '<style>:host{display:grid;grid-template-columns:80px 1fr;gap:10px;padding:3px 0}span{color:var(--quiet)}</style>';
    const value = document.createElement('div');
    value.append(this.#value);
    root.append(this.#label, value);
  }
  attributeChangedCallback(name, _before, now) {
    if (name === 'label') this.#label.textContent = now;
    else this.#value.nodeValue = now;
  }
}
class CrmCard extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML =
      '<style>:host{display:block;padding:16px 18px;border:1px solid var(--line);border-radius:12px;background:var(--card);box-shadow:var(--shade)}h2{margin:0 0 8px;font-size:15px}</style>' +
      '<h2></h2><crm-field label="Company"></crm-field><crm-field label="Phone"></crm-field><slot></slot>';
  }
  set contact(contact) {
    this.shadowRoot.querySelector('h2').textContent = contact.name;
    const [company, phone] = this.shadowRoot.querySelectorAll('crm-field');
    company.setAttribute('value', contact.company);
    phone.setAttribute('value', contact.phone);
    this.replaceChildren(Object.assign(document.createElement('small'), { textContent: 'Mobile ' + contact.mobile }));
  }
}
class CrmCards extends HTMLElement {
  #count = 6;
  #offset = 0;
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML =
      '<style>:host{display:grid;grid-template-columns:repeat(auto-fill,minmax(270px,1fr));gap:16px}</style>';
  }
  connectedCallback() {
    this.draw();
  }
  add() {
    this.#count += 1;
    this.draw();
  }
  shift() {
    this.#offset += 1;
    this.draw();
  }
  draw() {
    const cards = this.shadowRoot.querySelectorAll('crm-card');
    for (let index = 0; index < this.#count; index += 1) {
      const card = cards[index] ?? this.shadowRoot.appendChild(document.createElement('crm-card'));
      card.contact = people[(index + this.#offset) % people.length];
    }
  }
}
customElements.define('crm-field', CrmField);
customElements.define('crm-card', CrmCard);
customElements.define('crm-cards', CrmCards);
const list = document.querySelector('crm-cards');
document.getElementById('next').addEventListener('click', () => list.shift());
document.getElementById('add').addEventListener('click', () => list.add());
`;
