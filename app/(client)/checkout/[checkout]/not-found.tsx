export { default } from '@/app/(auth)/not-found'
