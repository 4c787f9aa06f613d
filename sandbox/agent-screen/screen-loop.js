// biome-ignore-all lint/suspicious/noVar: the real page keeps its state in globals of a top-level script, and others read them
// biome-ignore-all lint/correctness/noUnusedVariables: the same; the real page's names, read from outside
// biome-ignore-all lint/correctness/noUnusedFunctionParameters: agent_events takes what the real one takes

/*
 * The loop of the agent screen. The names, the lock, the ways in which each command is taken, and the way in which the timer
 * is set again are those of the real page: docs/vicidial/agent-screen-tick.md 2 and 3.
 */
var refresh_interval = 1000;
/** Undefined while no poll is in flight. */
var xmlhttprequestcheckconf;
var VD_live_customer_call = 0;
var AutoDialWaiting = 0;
var VARstatuses = [];
var VARstatusnames = [];
var MD_channel_look = 0;
/** Of an inbound call: the in-group, and the number that the customer called. */
var VDCL_group_id = '';
var did_pattern = '';
var open_dispo_screen = 0;
var AgentDispoing = 0;
var logout_stop_timeouts = 0;
/** Milliseconds from the last poll to its reply. */
var latency = 0;
var event_counter = 0;
var polls = 0;
/** The last commands with an ID that the page has taken, by column. */
var taken = { pause: '', dial: '', transferconf: '' };
/** The hang-up or the disposition whose request is in flight. */
var in_flight = '';
/** The call whose end was reported. */
var lost_call = '';
var was_shown = false;

/** In the real page this sends the event on, if the system is set so. By default it does nothing; others wrap it. */
function agent_events(type, message, counter) {}

function post(path, fields) {
  const body = new URLSearchParams({ user, pass, session_id, ...fields });
  return fetch(path, { method: 'POST', body }).then((reply) => reply.text());
}

function report_event(type, message) {
  event_counter += 1;
  log_event({ type, message });
  agent_events(type, message, event_counter);
}

/** Set again by this string every time, as in the real page. */
function all_refresh() {
  if (open_dispo_screen === 1) {
    open_dispo_screen = 0;
    AgentDispoing = 1;
    report_event('dispo_screen_open', '');
  }
  if (AgentDispoing > 0) AgentDispoing += 1;
  check_for_conf_calls();
  if (MD_channel_look === 1) manDiaLlookCaLL();
  if (logout_stop_timeouts !== 1) setTimeout('all_refresh()', refresh_interval);
}

/** A second poll frees the lock, and the page ignores the reply of the first one. */
function check_for_conf_calls() {
  polls += 1;
  if (xmlhttprequestcheckconf !== undefined) {
    xmlhttprequestcheckconf = undefined;
    return;
  }
  const mine = {};
  const sent = Date.now();
  xmlhttprequestcheckconf = mine;
  post('conf_exten_check.php', { ACTION: 'refresh', campaign })
    .then((text) => {
      if (xmlhttprequestcheckconf !== mine) return;
      xmlhttprequestcheckconf = undefined;
      latency = Date.now() - sent;
      const reply = take_reply(text);
      if (!reply?.session || !reply.columns) return;
      report_lost_customer(reply.session);
      take_columns(reply.columns, reply.session);
    })
    .catch(() => {
      if (xmlhttprequestcheckconf === mine) xmlhttprequestcheckconf = undefined;
      say('The dialer does not answer.');
    });
}

function report_lost_customer({ subStatus, callerid }) {
  if (subStatus === 'DEAD' && lost_call !== callerid) {
    lost_call = callerid;
    take_event('call_dead', callerid, false);
  }
}

/** Asks whether the dialed call was answered. It has no lock: two of these requests report one answer twice. */
function manDiaLlookCaLL() {
  post('vdc_db_query.php', { ACTION: 'manDiaLlookCaLL' }).then((text) => {
    const reply = take_reply(text);
    if (!reply?.answered) return;
    MD_channel_look = 0;
    report_event('call_answered', reply.answered);
    take_session(reply.session);
  });
}

/** The data of a reply, after its events and its session were taken. Undefined if the dialer refused the request. */
function take_reply(text) {
  const [, json] = text.split('\n');
  if (!json) {
    say(
      text.includes('LOCK') ? 'This account is locked for 15 minutes.' : 'The dialer refused this session.',
    );
    return undefined;
  }
  const reply = JSON.parse(json);
  say('');
  for (const { type, message } of reply.events) take_event(type, message, reply.columns === null);
  take_session(reply.session);
  show_counts(reply.callsWaiting, reply.callbackCount);
  return reply;
}

/** `is_headless`: the sandbox carries out the commands, and the page only shows what happened. */
function take_event(type, message, is_headless) {
  if (type === 'call_dialed' && !is_headless) MD_channel_look = 1;
  if (type === 'call_dead' || type === 'agent_hangup') MD_channel_look = 0;
  if (type === 'dispo_set') AgentDispoing = 0;
  // The disposition opens in the next tick.
  if (type === 'dispo_screen_open' && !is_headless) open_dispo_screen = 1;
  else report_event(type, message);
}

function take_session(session) {
  if (!session) logout_stop_timeouts = 1;
  // The page was loaded during a call or a disposition.
  if (!was_shown && session?.subStatus === 'DIAL') MD_channel_look = 1;
  if (!was_shown && session?.subStatus === 'DISPO') open_dispo_screen = 1;
  was_shown = true;
  const is_answered = session?.status === 'INCALL' && session.subStatus !== 'DIAL' && MD_channel_look === 0;
  VD_live_customer_call = is_answered ? 1 : 0;
  AutoDialWaiting = session?.status === 'READY' || session?.status === 'CLOSER' ? 1 : 0;
  if (is_answered && VARstatuses.length === 0) {
    VARstatuses = sVARstatuses.concat(cVARstatuses);
    VARstatusnames = sVARstatusnames.concat(cVARstatusnames);
  }
  fill_form(session);
  show(session);
}

/** The real page keeps the lead of the call in the fields of this form. */
function fill_form(session) {
  const form = document.vicidial_form;
  form.lead_id.value = session?.leadId || '';
  form.vendor_lead_code.value = session?.vendorId ?? '';
  form.phone_code.value = session?.phoneCode ?? '';
  form.phone_number.value = session?.number ?? '';
  VDCL_group_id = session?.inGroup ?? '';
  did_pattern = session?.did ?? '';
}

function act(fields) {
  return post('vdc_db_query.php', fields).then((text) => take_reply(text));
}

/** Carries out what the API wrote to the columns. Each command is a request of its own, which also clears the column. */
function take_columns(columns, session) {
  const is_idle = session.status === 'PAUSED' && session.leadId === 0;
  if (columns.hangup === '1' && session.status === 'INCALL') act_once('hangup', { ACTION: 'hangup' });
  else if (columns.status !== '' && AgentDispoing > 1)
    act_once('status', { ACTION: 'updateDISPO', stored: columns.status });
  for (const column of ['pause', 'dial', 'transferconf']) {
    const is_new = columns[column] !== '' && columns[column] !== taken[column];
    // A logout waits for the end of the call.
    taken[column] = columns[column] === 'LOGOUT' ? '' : columns[column];
    if (is_new) act({ ACTION: 'takeColumn', column });
  }
  // These have no ID: until this request has cleared the column, each poll takes the command again.
  for (const column of ['dtmf', 'park', 'recording', 'pauseCode']) {
    const value = columns[column];
    const is_command = column === 'recording' ? /^(START|STOP)/.test(value) : value !== '';
    if (is_command && (column !== 'pauseCode' || is_idle)) act({ ACTION: 'takeColumn', column, value });
  }
}

/** One hang-up or disposition at a time: the state of the real page allows no second one. */
function act_once(what, fields) {
  if (in_flight !== '') return;
  in_flight = what;
  const end = () => {
    in_flight = '';
  };
  act(fields).then(end, end);
}

function start_loop() {
  report_event('logged_in', `${session_id} 127.0.0.1 2.14-81 240429-2220 vicidial.php`);
  if (deactivated_old_session === 1) report_event('session_disabled', '');
  all_refresh();
}
