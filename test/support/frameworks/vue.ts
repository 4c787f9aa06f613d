import { type App, createApp, nextTick, shallowRef } from 'vue';
import { drive, errors, place } from './app.ts';
import { inWindow, listed, opened, type State, telOf } from './model.ts';

const state = shallowRef<State>();
let app: App | undefined;

// The template is compiled in the page, so that Vue's patch flags and hoisting are at work.
const template = `
<p>Desk <span class="phone"><b>(727)</b> <i>555</i>-{{ state.desk }}</span>, updated {{ state.ticks }} times</p>
<table v-if="state.isListShown">
  <thead><tr><th>Name</th><th>Phone</th><th v-if="state.isMobileShown">Mobile</th><th>Order ID</th></tr></thead>
  <tbody>
    <tr v-for="contact in listed(state)" :key="contact.id">
      <td>{{ contact.name }}</td>
      <td class="phone">{{ contact.phone }}</td>
      <td v-if="state.isMobileShown"><a class="phone" :href="telOf(contact.mobile)">{{ contact.mobile }}</a></td>
      <td>{{ contact.order }}</td>
    </tr>
  </tbody>
</table>
<p v-else>The list is hidden.</p>
<aside v-if="opened(state)">
  <h2>{{ opened(state).name }}</h2>
  <p>Phone: <strong class="phone">{{ opened(state).phone }}</strong></p>
  <input autocomplete="tel" :value="opened(state).phone" readonly>
  <textarea :value="'Call ' + opened(state).phone + ' before noon'" readonly></textarea>
</aside>
<div class="window">
  <div v-for="contact in inWindow(state)">Phone <span class="phone">{{ contact.phone }}</span></div>
</div>`;

await drive({
  async show(next) {
    state.value = next;
    await nextTick();
  },
  remount(next) {
    app?.unmount();
    state.value = next;
    app = createApp({ template, setup: () => ({ state, listed, opened, inWindow, telOf }) });
    app.config.errorHandler = (error) => errors.push(String(error));
    app.config.warnHandler = (warning) => errors.push(warning);
    app.mount(place());
  },
});
