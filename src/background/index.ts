import browser from 'webextension-polyfill';
import contentScript from '../content/index.ts?script&iife';

browser.runtime.onMessage.addListener(async () => contentScript);
