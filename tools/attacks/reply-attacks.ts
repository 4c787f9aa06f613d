import type { Fault } from '../../sandbox/reply-faults.ts';
import type { ReplyAttack, SignInAttack } from './attack.ts';

/** The password of the sandbox's account: a reply must not bring it to light. */
export const secret = 'Cl1ckToD1al';

const body = (name: string, text: string, status = 200): ReplyAttack => ({
  name,
  fault: { kind: 'body', body: text, status, carriedOut: false, function: 'external_dial' },
});
const fault = (name: string, kind: Fault): ReplyAttack => ({
  name,
  fault: { ...kind, function: 'external_dial' },
});

/** Replies to one dial. The worker sends no second dial, keeps no password, and stays alive. */
export const replyAttacks: readonly ReplyAttack[] = [
  body('ten thousand lines', 'ERROR: x\n'.repeat(6_000)),
  body('zero bytes', `SUCCESS: external_dial\0function set - 7275550142|1000|1|YES|NO|NO|\n`),
  body('right-to-left marks', '\u202eSSECCUS: external_dial function set'),
  body(
    'a page with a script',
    `<html><script>alert(1)</script><body>SUCCESS: external_dial function set - 1</body></html>`,
  ),
  body('another number', 'SUCCESS: external_dial function set - 9005550199|1000|1|YES|NO|NO|\n'),
  body('only SUCCESS', 'SUCCESS'),
  body('half of a success', 'SUCCESS: external_dial func'),
  body(
    'success and error',
    'SUCCESS: external_dial function set - 7275550142|1000\nERROR: agent_user is not logged in - 1000\n',
  ),
  body('lone halves of characters', 'ERROR: \ud83d\udc00 - \udfff\n'),
  body('names of built-ins', 'ERROR: __proto__ constructor toString - __proto__|constructor\n'),
  body('many pipes', `ERROR: agent_user is not logged in - ${'|'.repeat(20_000)}\n`),
  body('a text for slow patterns', `ERROR: ${'a '.repeat(20_000)}!\n`),
  body('the password in an error', `ERROR: something new - clicktodial|${secret}|1000\n`),
  body(
    'the password in a PHP warning',
    `<b>Warning</b>: Undefined array key "pass" ${secret} in api.php\nERROR: x\n`,
  ),
  body(
    'the password in a query',
    `SELECT * FROM vicidial_users where pass='${secret}';\nERROR: agent_user is not logged in - 1000\n`,
  ),
  body(
    'the password in another case and encoded',
    `ERROR: x - ${encodeURIComponent(secret)} ${btoa(secret)}\n`,
  ),
  body(
    'a success with the status 500',
    'SUCCESS: external_dial function set - 7275550142|1000|1|YES|NO|NO|\n',
    500,
  ),
  body(
    'a success with the status 404',
    'SUCCESS: external_dial function set - 7275550142|1000|1|YES|NO|NO|\n',
    404,
  ),
  fault('forty megabytes', { kind: 'megabytes', megabytes: 40 }),
  fault('a connection that closes', { kind: 'drop' }),
  fault('a lost request', { kind: 'drop', carriedOut: false }),
  fault('half of the bytes', { kind: 'half' }),
  fault('an empty error', { kind: 'empty500' }),
  fault('another content type', { kind: 'contentType', contentType: 'text/javascript' }),
  ...([301, 302, 303, 307, 308] as const).map((status) =>
    fault(`a redirect ${status}`, { kind: 'redirect', status }),
  ),
];

/** The agent's sign-in form at hostile addresses and dialers. The password reaches no other host. */
export const signInAttacks: readonly SignInAttack[] = [
  { name: 'a login before the host', address: 'http://127.0.0.1@$EVIL' },
  { name: 'a login with a password before the host', address: 'http://127.0.0.1:80@$EVIL' },
  { name: 'a host in the fragment', address: 'http://$EVIL#@127.0.0.1' },
  { name: 'a host in the query', address: 'http://$EVIL?@127.0.0.1' },
  { name: 'a backslash before the host', address: 'http://127.0.0.1\\@$EVIL' },
  { name: 'an encoded separator', address: 'http://127.0.0.1%40$EVIL' },
  { name: 'a host name that begins like this computer', address: 'http://127.0.0.1.evil.example' },
  { name: 'an octet over 255', address: 'http://127.999.0.1' },
  { name: 'too many octets', address: 'http://127.0.0.1.1' },
  { name: 'a script as the address', address: 'javascript:fetch("http://$EVIL")' },
  { name: 'a data: address', address: 'data:text/plain,x' },
  { name: 'a file: address', address: 'file:///etc/passwd' },
  { name: 'a host without encryption', address: 'http://evil.example' },
  { name: 'letters of another alphabet', address: 'https://dіaler.example' },
  { name: 'steps up in the path', address: 'http://127.0.0.1/../../x' },
  { name: 'spaces and line breaks', address: 'http://127.0.0.1 \n$EVIL' },
  ...([301, 302, 303, 307, 308] as const).map(
    (status): SignInAttack => ({
      name: `a dialer that redirects with ${status}`,
      fault: { kind: 'redirect', status, times: 5 },
    }),
  ),
  {
    name: 'another program at the address',
    fault: {
      kind: 'body',
      body: '<html><form action="?pass">Sign in</form></html>',
      times: 5,
      carriedOut: false,
    },
  },
];
