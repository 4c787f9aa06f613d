/** Paths on a grid of 24 by 24. */
const paths = {
  handset:
    'M7 3h3l1.5 5-2 1.5a12 12 0 0 0 5 5l1.5-2 5 1.5v3a3 3 0 0 1-3 3C10.500 20 4 13.500 4 6a3 3 0 0 1 3-3z',
  erase: 'M9 6h11v12H9l-5-6zM12 10l4 4M16 10l-4 4',
} as const;

/** An icon that screen readers skip. Its colors come from the style sheet. */
export function svgIcon(name: keyof typeof paths): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(namespace, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', paths[name]);
  icon.append(path);
  return icon;
}
