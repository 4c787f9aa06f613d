// biome-ignore-all lint/suspicious/noVar: a top-level script, as on the real page
// biome-ignore-all lint/correctness/noUnusedVariables: screen-loop.js calls these functions

/* What the agent screen shows, and its buttons. The loop is in screen-loop.js. */
function element(id) {
  return document.getElementById(id);
}

function say(text) {
  element('notice').textContent = text;
  element('notice').hidden = text === '';
}

var NOISE = ['time_sync', 'none_in_session', 'session_empty'];

function log_event(event) {
  if (NOISE.includes(event.type) || event.message.startsWith('CHECK-FOR-CALL')) return;
  const line = document.createElement('li');
  const time = new Date().toTimeString().slice(0, 8);
  line.textContent = `${time}  ${event.type}  ${event.message}`;
  element('events').prepend(line);
}

var WORDS = {
  PAUSED: 'Paused',
  READY: 'Ready for calls',
  CLOSER: 'Ready for calls',
  QUEUE: 'A call is coming',
  INCALL: 'In a call',
  DIAL: 'Dialing',
  DEAD: 'Customer hung up',
  DISPO: 'Disposition',
  PARK: 'Customer parked',
  PREVIEW: 'Preview',
  '3-WAY': 'Three-way call',
};
var shown_state = '';
var shown_since = Date.now();

function show(session) {
  if (!session) {
    element('state').textContent = 'Logged out';
    document.body.dataset.state = 'OUT';
    element('call').hidden = true;
    element('disposition').hidden = true;
    return;
  }
  const state = session.subStatus || session.status;
  if (state !== shown_state) {
    shown_state = state;
    shown_since = Date.now();
  }
  document.body.dataset.state = state;
  element('state').textContent = WORDS[state] || state;
  element('detail').textContent = session.pauseCode && session.status === 'PAUSED' ? session.pauseCode : '';
  element('number').textContent = session.number || '';
  element('lead').textContent = session.leadId ? `Lead ${session.leadId}` : 'No lead on screen';
  element('queue').firstElementChild.checked = session.takesQueueCalls;
  element('call').hidden = session.status !== 'INCALL';
  element('disposition').hidden = state !== 'DISPO';
  element('alerts').replaceChildren(
    ...session.alerts.map((text) => {
      const line = document.createElement('li');
      line.textContent = text;
      return line;
    }),
  );
  show_time();
}

function show_counts(calls, callbacks) {
  element('AgentStatusCalls').textContent = `Calls in Queue: ${calls}`;
  element('CBstatusSpan').textContent = `${callbacks} ACTIVE CALLBACKS`;
}

function show_time() {
  const seconds = Math.floor((Date.now() - shown_since) / 1000);
  const two = (number) => String(number).padStart(2, '0');
  element('timer').textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

function build_dispositions() {
  const rows = [
    [sVARstatuses, sVARstatusnames, sVARSELstatuses, sVARCBstatuses],
    [cVARstatuses, cVARstatusnames, cVARSELstatuses, cVARCBstatuses],
  ];
  for (const [codes, names, selectable, callbacks] of rows) {
    codes.forEach((code, at) => {
      if (selectable[at] !== 'Y') return;
      const button = document.createElement('button');
      button.textContent = names[at];
      button.title = code;
      button.onclick = () => {
        const when = callbacks[at] === 'Y' ? element('callback').value.replace('T', ' ') : '';
        act({ ACTION: 'updateDISPO', status: code, callback: when });
      };
      element('statuses').append(button);
    });
  }
}

function start() {
  build_dispositions();
  element('hangup').onclick = () => act({ ACTION: 'hangup' });
  element('pause').onclick = () => act({ ACTION: 'pause' });
  element('queue').hidden = api_manual_dial !== 'QUEUE';
  element('queue').onchange = () => act({ ACTION: 'queueCalls' });
  element('resume').onclick = () => act({ ACTION: 'resume' });
  start_loop();
}

document.addEventListener('DOMContentLoaded', start);
