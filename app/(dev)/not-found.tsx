export { default } from '../(auth)/not-found'
