import type { IncomingMessage } from 'node:http';

/** A request's body as text and as form fields. Like PHP, it reads only urlencoded and multipart forms. */
export async function readBody(request: IncomingMessage): Promise<{ text: string; fields: URLSearchParams }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const text = bytes.toString('utf8');
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { text, fields: new URLSearchParams(text) };
  if (!type.startsWith('multipart/form-data')) return { text, fields: new URLSearchParams() };
  const form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData();
  const fields = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === 'string') fields.append(name, value);
  return { text, fields };
}
