// Angular without its build step: the compiler comes along and works in the page.
import '@angular/compiler';
import {
  type ApplicationRef,
  Component,
  ErrorHandler,
  provideZonelessChangeDetection,
  signal,
} from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { drive, errors, place } from './app.ts';
import { firstState, inWindow, listed, opened, type State, telOf } from './model.ts';

const state = signal<State>(firstState());
let app: ApplicationRef | undefined;

class Page {
  state = state;
  listed = listed;
  opened = opened;
  inWindow = inWindow;
  telOf = telOf;
}

// Called as a function: what the decorator would do, with no transformation of the source.
Component({
  selector: 'crm-page',
  template: `
<p>Desk <span class="phone"><b>(727)</b>&ngsp;<i>555</i>-{{ state().desk }}</span>, updated {{ state().ticks }} times</p>
@if (state().isListShown) {
  <table>
    <thead><tr><th>Name</th><th>Phone</th>@if (state().isMobileShown) {<th>Mobile</th>}<th>Order ID</th></tr></thead>
    <tbody>
      @for (contact of listed(state()); track contact.id) {
        <tr>
          <td>{{ contact.name }}</td>
          <td class="phone">{{ contact.phone }}</td>
          @if (state().isMobileShown) {<td><a class="phone" [href]="telOf(contact.mobile)">{{ contact.mobile }}</a></td>}
          <td>{{ contact.order }}</td>
        </tr>
      }
    </tbody>
  </table>
} @else {
  <p>The list is hidden.</p>
}
@if (opened(state()); as contact) {
  <aside>
    <h2>{{ contact.name }}</h2>
    <p>Phone: <strong class="phone">{{ contact.phone }}</strong></p>
    <input autocomplete="tel" [value]="contact.phone" readonly>
    <textarea [value]="'Call ' + contact.phone + ' before noon'" readonly></textarea>
  </aside>
}
<div class="window">
  @for (contact of inWindow(state()); track $index) {<div>Phone <span class="phone">{{ contact.phone }}</span></div>}
</div>`,
})(Page);

await drive({
  show(next) {
    state.set(next);
    app?.tick();
  },
  async remount(next) {
    app?.destroy();
    state.set(next);
    place().replaceChildren(document.createElement('crm-page'));
    app = await bootstrapApplication(Page, {
      providers: [
        provideZonelessChangeDetection(),
        { provide: ErrorHandler, useValue: { handleError: (error: unknown) => errors.push(String(error)) } },
      ],
    });
    app.tick();
  },
});
