import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Contact } from '../../../sandbox/crm/people.ts';
import { drive, place } from './app.ts';
import { inWindow, listed, opened, type State, telOf } from './model.ts';

// Custom elements inside each other, each with an open shadow root, as Lightning pages are built.

class CrmField extends LitElement {
  static override properties = { phone: {} };
  declare phone: string;

  override render() {
    return html`Phone <span class="phone">${this.phone}</span>`;
  }
}

class CrmRow extends LitElement {
  static override properties = { contact: { attribute: false }, isMobileShown: { attribute: false } };
  declare contact: Contact;
  declare isMobileShown: boolean;

  override render() {
    const { name, phone, mobile, order } = this.contact;
    return html`<b>${name}</b> <crm-field .phone=${phone}></crm-field>
      ${this.isMobileShown ? html`Mobile <a class="phone" href=${telOf(mobile)}>${mobile}</a>` : nothing}
      Order ID <span>${order}</span>`;
  }
}

class CrmPanel extends LitElement {
  static override properties = { contact: { attribute: false } };
  declare contact: Contact;

  override render() {
    const { name, phone } = this.contact;
    return html`<h2>${name}</h2>
      <slot></slot>
      <input autocomplete="tel" .value=${phone} readonly />
      <textarea .value=${`Call ${phone} before noon`} readonly></textarea>`;
  }
}

class CrmPage extends LitElement {
  static override properties = { state: { attribute: false } };
  declare state: State;

  override render() {
    const { state } = this;
    const panel = opened(state);
    return html`<p>
        Desk <span class="phone"><b>(727)</b> <i>555</i>-${state.desk}</span>, updated ${state.ticks} times
      </p>
      ${
        state.isListShown
          ? repeat(
              listed(state),
              (contact) => contact.id,
              (contact) =>
                html`<crm-row .contact=${contact} .isMobileShown=${state.isMobileShown}></crm-row>`,
            )
          : html`<p>The list is hidden.</p>`
      }
      ${
        panel
          ? html`<crm-panel .contact=${panel}>Phone: <strong class="phone">${panel.phone}</strong></crm-panel>`
          : nothing
      }
      <div class="window">${inWindow(state).map(({ phone }) => html`<crm-field .phone=${phone}></crm-field>`)}</div>`;
  }
}

customElements.define('crm-field', CrmField);
customElements.define('crm-row', CrmRow);
customElements.define('crm-panel', CrmPanel);
customElements.define('crm-page', CrmPage);

let page: CrmPage | undefined;

async function show(state: State): Promise<void> {
  if (!page) return;
  page.state = state;
  await settled(page);
}

/** Ends when this element and all elements in its shadow root have drawn what they were told. */
async function settled(element: LitElement): Promise<void> {
  await element.updateComplete;
  const inner = [...(element.shadowRoot?.querySelectorAll('*') ?? [])];
  await Promise.all(inner.filter((one) => one instanceof LitElement).map(settled));
}

await drive({
  show,
  async remount(state) {
    page = new CrmPage();
    page.state = state;
    place().replaceChildren(page);
    await show(state);
  },
});
