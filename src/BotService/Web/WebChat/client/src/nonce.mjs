// What allows style elements on this page. Known only while the script is first run.
export const nonce = document.currentScript?.nonce;
