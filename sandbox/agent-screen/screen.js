// biome-ignore-all lint/suspicious/noVar: the real page keeps its state in globals of a top-level script, and others read them
// biome-ignore-all lint/correctness/noUnusedVariables: the same; the real page's names, read from outside
// biome-ignore-all lint/correctness/noUnusedFunctionParameters: agent_events takes what the real one takes

/* The agent screen's own loop. Names and the way the timer is re-armed are those of the real page. */
var refresh_interval = 1000;
var VD_live_customer_call = 0;
var AutoDialWaiting = 0;
var VARstatuses = [];
var VARstatusnames = [];
var MD_channel_look = 0;
var event_counter = 0;
var is_logged_out = false;
var polls = 0;

/** In the real page this sends the event on, if the system is set so. By default it does nothing; others wrap it. */
function agent_events(type, message, counter) {}

function element(id) {
  return document.getElementById(id);
}

function post(path, fields) {
  const body = new URLSearchParams({ user, pass, session_id, ...fields });
  return fetch(path, { method: 'POST', body }).then((reply) => reply.text());
}

/** Re-armed by this string every time, as the real page does. */
function all_refresh() {
  check_for_conf_calls();
  if (!is_logged_out) setTimeout('all_refresh()', refresh_interval);
}

function check_for_conf_calls() {
  polls += 1;
  post('conf_exten_check.php', { ACTION: 'refresh', campaign })
    .then((text) => take_reply(text))
    .catch(() => say('The dialer does not answer.'));
}

function take_reply(text) {
  const [, json] = text.split('\n');
  if (!json) {
    say(
      text.includes('LOCK') ? 'This account is locked for 15 minutes.' : 'The dialer refused this session.',
    );
    return;
  }
  const answer = JSON.parse(json);
  say('');
  for (const event of answer.events) {
    event_counter += 1;
    log_event(event);
    agent_events(event.type, event.message, event_counter);
  }
  show(answer.session);
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
    is_logged_out = true;
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
  VD_live_customer_call = session.status === 'INCALL' ? 1 : 0;
  AutoDialWaiting = session.status === 'READY' || session.status === 'CLOSER' ? 1 : 0;
  if (VD_live_customer_call === 1 && VARstatuses.length === 0) {
    VARstatuses = sVARstatuses.concat(cVARstatuses);
    VARstatusnames = sVARstatusnames.concat(cVARstatusnames);
  }
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

function show_time() {
  const seconds = Math.floor((Date.now() - shown_since) / 1000);
  const two = (number) => String(number).padStart(2, '0');
  element('timer').textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

function act(fields) {
  return post('vdc_db_query.php', fields).then((text) => take_reply(text));
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
  event_counter += 1;
  agent_events('logged_in', `${session_id} 127.0.0.1 2.14-81 240429-2220 vicidial.php`, event_counter);
  if (deactivated_old_session === 1) {
    event_counter += 1;
    agent_events('session_disabled', '', event_counter);
  }
  all_refresh();
}

document.addEventListener('DOMContentLoaded', start);
