package dev.sonoflux.training.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the loopback interface that answers as it is told, rightly or wrongly, byte by byte. */
final class ScriptedServer implements AutoCloseable {
    /** Writes an answer, head and all; the connection is closed after it. */
    interface Answer {
        void write(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    /** @param headers by their names in lower case */
    record Request(String path, Map<String, String> headers) {
        String header(String name) {
            return headers.get(name);
        }
    }

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    ScriptedServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    /** The answers to requests of a path, in order; the last one is given from then on. */
    void answers(String path, Answer... inOrder) {
        synchronized (answers) {
            answers.put(path, new ArrayDeque<>(Arrays.asList(inOrder)));
        }
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** A status without a body, with headers as they are written. */
    static Answer status(int status, String... headers) {
        return (request, out) -> head(out, status, headers, "Content-Length: 0");
    }

    /** All of it, whatever part was asked for. */
    static Answer whole(byte[] content, String... headers) {
        return (request, out) -> {
            head(out, 200, headers, "Content-Length: " + content.length);
            out.write(content);
        };
    }

    /** The part that was asked for, if it is of this version. */
    static Answer file(byte[] content, String tag) {
        return (request, out) -> {
            String range = request.header("range");
            String version = request.header("if-range");
            if (range == null || version != null && !version.equals(tag)) {
                whole(content, "ETag: " + tag).write(request, out);
                return;
            }
            int start = Integer.parseInt(range.replaceAll("bytes=([0-9]+)-", "$1"));
            head(
                    out,
                    206,
                    new String[] {"ETag: " + tag},
                    "Content-Length: " + (content.length - start),
                    "Content-Range: bytes " + start + "-" + (content.length - 1) + "/" + content.length);
            out.write(content, start, content.length - start);
        };
    }

    /** Promises all of it, and hangs up after some bytes. */
    static Answer cut(byte[] content, int after, String... headers) {
        return (request, out) -> {
            head(out, 200, headers, "Content-Length: " + content.length);
            out.write(content, 0, after);
        };
    }

    static void head(OutputStream out, int status, String[] headers, String... more) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\nConnection: close\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        for (String header : more) {
            head.append(header).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                OutputStream out = connection.getOutputStream()) {
            Request request = read(connection);
            requests.add(request);
            Answer answer;
            synchronized (answers) {
                Deque<Answer> script = answers.get(request.path());
                answer = script == null ? status(404) : script.size() > 1 ? script.poll() : script.peek();
            }
            answer.write(request, out);
            out.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The client may hang up whenever it has heard enough.
        }
    }

    private static Request read(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        String path = in.readLine().split(" ")[1];
        Map<String, String> headers = new HashMap<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Request(path, headers);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
