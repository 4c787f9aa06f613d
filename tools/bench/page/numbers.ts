const areas =
  '201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 272 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 330 334 336 337 339 347 351 352 360 361 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 424 425 430 432 434 435 440 443 469 478'.split(
    ' ',
  );
const styles: ((area: string, line: string) => string)[] = [
  (area, line) => `(${area}) 555-${line}`,
  (area, line) => `${area}-555-${line}`,
  (area, line) => `+1 ${area} 555 ${line}`,
  (area, line) => `${area}.555.${line}`,
  (area, line) => `1-${area}-555-${line}`,
];

/**
 * The `index`-th US number for fiction in one of five formats. The first 9,700 are different numbers and the first 48,500
 * different texts, so a cache of texts has no unrealistic advantage.
 */
export function numberAt(index: number): string {
  const area = areas[index % areas.length] as string;
  const line = String(100 + (Math.floor(index / areas.length) % 100)).padStart(4, '0');
  const style = styles[(index + Math.floor(index / (areas.length * 100))) % styles.length];
  return style ? style(area, line) : '';
}
