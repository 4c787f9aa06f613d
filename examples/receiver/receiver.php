<?php
/**
 * A receiver to copy, for PHP 8.1 and later with PDO and SQLite. POST receiver.php takes the extension's signed messages (the setting
 * resultsUrl). receiver.php?hook=… with secret= takes VICIdial's URL hooks. receiver.php?list=1 with secret= lists the calls.
 *
 * Environment: RESULTS_SECRET (whsec_…), HOOK_SECRET, RECEIVER_DB (a file outside the document root).
 */
declare(strict_types=1);

const TOLERANCE_SECONDS = 300;
/** In bytes. A report of a day has up to 500 rows in one message. */
const LONGEST_BODY = 1_000_000;
/** VICIdial's names of the fields that both send, and those of the extension. */
const OWN_NAMES = [
    'call_id' => 'callId', 'uniqueid' => 'uniqueId', 'lead_id' => 'leadId', 'vendor_lead_code' => 'recordId',
    'vendor_id' => 'recordId', 'phone_number' => 'number', 'user' => 'agent', 'campaign_id' => 'campaign',
    'dispo' => 'disposition', 'status' => 'disposition', 'talk_time' => 'talkSeconds', 'callback_datetime' => 'callbackAt',
    'recording_id' => 'recordingId', 'dispo_name' => 'dispositionName',
];

function reply(int $status, string $body = ''): never
{
    http_response_code($status);
    // VICIdial keeps this body in its log, without semicolons.
    echo $body;
    exit;
}

/** Whether a message has the signature of the secret, as Standard Webhooks specifies. */
function isSigned(string $body, string $secret): bool
{
    $id = $_SERVER['HTTP_WEBHOOK_ID'] ?? '';
    $time = $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '';
    if ($id === '' || $secret === '' || !ctype_digit($time) || abs((int) $time - time()) > TOLERANCE_SECONDS) {
        return false;
    }
    $key = base64_decode(preg_replace('/^whsec_/', '', $secret));
    $expected = base64_encode(hash_hmac('sha256', "$id.$time.$body", $key, true));
    foreach (explode(' ', $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '') as $signature) {
        if (hash_equals("v1,$expected", $signature)) {
            return true;
        }
    }
    return false;
}

function database(): PDO
{
    $database = new PDO('sqlite:' . (getenv('RECEIVER_DB') ?: sys_get_temp_dir() . '/calls.sqlite'));
    $database->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
    $database->exec('CREATE TABLE IF NOT EXISTS calls (number INTEGER PRIMARY KEY, fields TEXT NOT NULL)');
    return $database;
}

/** The extension's value, or else the later one: the order of arrival does not matter. */
function better(array $one, array $other): array
{
    if ($one['source'] !== $other['source']) {
        return $one['source'] === 'extension' ? $one : $other;
    }
    return [$one['at'], $one['value']] >= [$other['at'], $other['value']] ? $one : $other;
}

/** Whether both have this agent and number within 30 minutes: an ordinary account sees no ids of the dialer. */
function isSameNumber(array $one, array $other): bool
{
    $digits = fn (array $call) => preg_replace('/\\D/', '', $call['number']['value'] ?? '');
    $time = fn (array $call) => isset($call['epoch']) && !isset($call['endedAt'])
        ? (int) $call['epoch']['value']
        : strtotime($call['endedAt']['value'] ?? $call['startedAt']['value'] ?? $call['clickedAt']['value'] ?? 'invalid');
    [$short, $long] = strlen($digits($one)) < strlen($digits($other)) ? [$one, $other] : [$other, $one];
    return strlen($digits($short)) > 6 && str_ends_with($digits($long), $digits($short))
        && isset($one['agent'], $other['agent']) && $one['agent']['value'] === $other['agent']['value']
        && $time($one) && $time($other) && abs($time($one) - $time($other)) < 30 * 60;
}

/** Adds the fields to the call that they belong to, in one transaction. `$at` orders the values of one source. */
function addFields(array $values, string $source, int $at): void
{
    $fields = [];
    foreach ($values as $name => $value) {
        if (is_scalar($value) && (string) $value !== '') {
            $fields[$name] = ['value' => (string) $value, 'source' => $source, 'at' => $at];
        }
    }
    $database = database();
    $database->exec('BEGIN IMMEDIATE');
    $sameId = [];
    $sameLead = [];
    $sameNumber = [];
    foreach ($database->query('SELECT number, fields FROM calls ORDER BY number') as $row) {
        $call = json_decode($row['fields'], true);
        $isSame = fn (string $name) => isset($call[$name], $fields[$name]) && $call[$name]['value'] === $fields[$name]['value'];
        $isOther = fn (string $name) => isset($call[$name], $fields[$name]);
        if ($isSame('id') || $isSame('callId') || $isSame('uniqueId')) {
            $sameId[$row['number']] = $call;
        } elseif (!$isOther('id') && !$isOther('callId') && !$isOther('uniqueId')) {
            if ($isSame('leadId')) {
                $sameLead = [$row['number'] => $call];
            } elseif (isSameNumber($call, $fields)) {
                $sameNumber = [$row['number'] => $call];
            }
        }
    }
    foreach ($sameId ?: $sameLead ?: $sameNumber as $number => $call) {
        foreach ($call as $name => $field) {
            $fields[$name] = isset($fields[$name]) ? better($fields[$name], $field) : $field;
        }
        $database->prepare('DELETE FROM calls WHERE number = ?')->execute([$number]);
    }
    if ($fields !== []) {
        $database->prepare('INSERT INTO calls (fields) VALUES (?)')->execute([json_encode($fields)]);
    }
    $database->exec('COMMIT');
}

$body = file_get_contents('php://input', false, null, 0, LONGEST_BODY + 1);
if (strlen($body) > LONGEST_BODY) {
    reply(413);
}
if (isset($_SERVER['HTTP_WEBHOOK_ID'])) {
    if (!isSigned($body, getenv('RESULTS_SECRET') ?: '')) {
        reply(401);
    }
    $message = json_decode($body, true);
    $data = $message['data'] ?? null;
    if (!is_array($data)) {
        reply(400);
    }
    if (!str_starts_with($message['type'] ?? '', 'call.')) {
        // report.… is a table of a day.
        reply(204);
    }
    $source = ($data['source'] ?? '') === 'callMenu' ? 'dialer' : 'extension';
    $data['callbackAt'] = $data['callback']['at'] ?? null;
    unset($data['source'], $data['callback']);
    addFields($data, $source, (int) ($data['seq'] ?? 0));
    reply(204);
}

// A settings container can send a form, which is in $_POST, or JSON.
$sent = str_starts_with(ltrim($body), '{') ? json_decode($body, true) : $_POST;
if (!is_array($sent)) {
    reply(400);
}
$values = array_merge($_GET, $sent);
$secret = getenv('HOOK_SECRET') ?: '';
if ($secret === '' || !is_string($values['secret'] ?? null) || !hash_equals($secret, $values['secret'])) {
    reply(401);
}
if (isset($values['list'])) {
    header('Content-Type: application/json');
    $rows = database()->query('SELECT fields FROM calls ORDER BY number DESC LIMIT 1000')->fetchAll(PDO::FETCH_COLUMN);
    reply(200, '[' . implode(',', $rows) . ']');
}
unset($values['secret']);
$named = [];
foreach ($values as $name => $value) {
    // VICIdial leaves the names of unknown fields in place, and writes line breaks as !N.
    if (is_string($value) && !str_starts_with($value, '--A--')) {
        $named[OWN_NAMES[$name] ?? $name] = trim(str_replace('!N', "\n", $value));
    }
}
addFields($named, 'dialer', (int) ($values['epoch'] ?? 0));
reply(200, 'ok');
