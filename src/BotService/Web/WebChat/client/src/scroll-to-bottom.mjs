// react-scroll-to-bottom with the page's nonce, which Web Chat 4.18 forgets to hand on to it: without, its style is refused.
import { createElement } from 'react';
import { Composer as Plain } from '../node_modules/react-scroll-to-bottom/lib/esm/index.js';
import { nonce } from './nonce.mjs';

export * from '../node_modules/react-scroll-to-bottom/lib/esm/index.js';

export const Composer = props => createElement(Plain, { nonce, ...props });
