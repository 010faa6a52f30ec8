package dev.yata.todo.todo;

import dev.yata.resource.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.springframework.util.DigestUtils;

/**
 * Points to the last todo of a page. The next page starts after it, even if todos are created or deleted meanwhile.
 *
 * <p>Clients see an opaque text. It contains a digest of the filter and order of its list. It does not grant access, so
 * it is not signed.
 */
record Cursor(UUID id, Object value) {

    private static final int DIGEST_BYTES = 16;
    private static final int ID_CHARACTERS = 36;

    /** Returns the text of the cursor that continues after a todo. */
    static String after(TodoView last, TodoFilter filter) {
        byte[] position = (last.id() + filter.order().key().textOf(last)).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(DIGEST_BYTES + position.length);
        bytes.put(digest(position, filter)).put(position);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Reads a cursor. Throws a {@link Problem} (400) if it was changed, or belongs to another filter or order. */
    static Cursor parse(String text, TodoFilter filter) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            byte[] position = Arrays.copyOfRange(bytes, DIGEST_BYTES, Math.max(DIGEST_BYTES, bytes.length));
            if (Arrays.equals(digest(position, filter), Arrays.copyOf(bytes, DIGEST_BYTES))) {
                String read = new String(position, StandardCharsets.UTF_8);
                UUID id = UUID.fromString(read.substring(0, ID_CHARACTERS));
                return new Cursor(id, filter.order().key().parse(read.substring(ID_CHARACTERS)));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            // A text that this service did not write gets the same answer as a cursor of another list.
        }
        throw Problem.invalid(
                "cursor",
                "does not belong to this list; send the cursor of the previous page unchanged, with the same filters and"
                        + " sort, or leave it out to start again");
    }

    private static byte[] digest(byte[] position, TodoFilter filter) {
        byte[] list = filter.canonical().getBytes(StandardCharsets.UTF_8);
        return DigestUtils.md5Digest(ByteBuffer.allocate(position.length + list.length)
                .put(position)
                .put(list)
                .array());
    }
}
